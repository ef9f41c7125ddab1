package dev.aac.producer.identity.web;

import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a profile is to be changed. */
public record ProfileRequest(@Nullable String name) {

    String cleanName() {
        if (name == null || name.isBlank()) {
            throw new ProblemException(new Problem.MissingFields(List.of("name")));
        }
        if (!DisplayText.isClean(name)) {
            throw new ProblemException(Problem.InvalidRequest.field("name", DisplayText.RULE));
        }
        return DisplayText.clean(name);
    }
}
