package dev.aac.producer.execution.web;

import static dev.aac.producer.execution.web.RequestLimits.BRANCH_CHARS_MAX;
import static dev.aac.producer.execution.web.RequestLimits.REPOSITORY_CHARS_MAX;

import dev.aac.producer.execution.CiContext;
import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.limits.DisplayText;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a pipeline says of itself, as it came; an empty text counts as left out. */
@Schema(name = "CiContextRequest")
public record CiContextRequest(
        @Schema(examples = "github-actions") @Nullable String source,
        @Schema(maxLength = REPOSITORY_CHARS_MAX, examples = "team/shop")
                @Nullable String repository,
        @Schema(maxLength = BRANCH_CHARS_MAX, examples = "main") @Nullable String branch,
        @Schema(minimum = "1", description = "Of the pull or merge request")
                @Nullable Integer prNumber,
        @Schema(pattern = "[0-9A-Fa-f]{7,64}") @Nullable String commitSha,
        @Schema(description = "http or https; where people see the pipeline's own run")
                @Nullable String runUrl) {

    static final CiContextRequest NONE = new CiContextRequest(null, null, null, null, null, null);

    void check(Findings findings) {
        FieldRules rules = new FieldRules(findings);
        rules.displayText("ciContext.source", Texts.orNull(source));
        rules.line("ciContext.repository", Texts.orNull(repository), REPOSITORY_CHARS_MAX);
        rules.line("ciContext.branch", Texts.orNull(branch), BRANCH_CHARS_MAX);
        rules.within("ciContext.prNumber", prNumber, 1, Integer.MAX_VALUE);
        rules.commit("ciContext.commitSha", Texts.orNull(commitSha));
        rules.openUrl("ciContext.runUrl", Texts.orNull(runUrl));
    }

    /** Call it after {@link #check} found nothing; null when nothing is said. */
    @Nullable CiContext toContext() {
        String name = Texts.orNull(source);
        String cleanSource = name == null ? null : DisplayText.clean(name);
        String repo = Texts.orNull(repository);
        String ref = Texts.orNull(branch);
        String sha = Texts.orNull(commitSha);
        String url = Texts.orNull(runUrl);
        boolean silent =
                Stream.of(cleanSource, repo, ref, prNumber, sha, url).allMatch(Objects::isNull);
        return silent ? null : new CiContext(cleanSource, repo, ref, prNumber, sha, url);
    }
}
