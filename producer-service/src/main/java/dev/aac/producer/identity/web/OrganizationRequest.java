package dev.aac.producer.identity.web;

import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an organization is to be changed. */
public record OrganizationRequest(@Nullable String name) {

    OrganizationName cleanName() {
        if (name == null || name.isBlank()) {
            throw new ProblemException(new Problem.MissingFields(List.of("name")));
        }
        if (!DisplayText.isClean(name)) {
            throw new ProblemException(Problem.InvalidRequest.field("name", DisplayText.RULE));
        }
        return new OrganizationName(name);
    }
}
