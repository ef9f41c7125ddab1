package dev.aac.producer.project.web;

import static dev.aac.producer.platform.fields.FieldLimits.FOLDER_CHARS_MAX;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.limits.SlugForm;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectCatalog;
import dev.aac.producer.project.ProjectSettings;
import dev.aac.producer.project.ProjectSlug;
import dev.aac.producer.project.TargetUrls;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project as it is to be, as it came. */
@Schema(
        name = "ProjectRequest",
        description =
                "What is left out stays as it is, an empty text removes it; a new project needs its"
                        + " name")
public record ProjectRequest(
        @Schema(maxLength = DisplayText.LENGTH_MAX, examples = "Shop") @Nullable String name,
        @Schema(
                        description =
                                "Unique in the organization; made from the name of a new project if"
                                        + " absent, with a number when that is taken",
                        minLength = SlugForm.LENGTH_MIN,
                        maxLength = SlugForm.LENGTH_MAX)
                @Nullable String slug,
        @Schema(
                        description = "Of executions that name none; so with command and folder",
                        examples = "registry.example/team/tests:1.2")
                @Nullable String image,
        @Nullable String command,
        @Nullable String folder,
        @Schema(
                        description =
                                "The baseUrl of executions that name none, by their environment:"
                                        + " http or https")
                @Nullable TargetUrlsRequest targetUrls) {

    private static final List<String> FIELDS =
            List.of("name", "slug", "image", "command", "folder", "targetUrls");

    /**
     * @throws ProblemException that names every field that is wrong
     */
    ProjectCatalog.Wish toWish() {
        Findings findings = new Findings();
        String wantedName = Texts.orNull(name);
        if (wantedName == null) {
            findings.missing("name");
        }
        check(findings);
        findings.throwIfAny();
        String clean = DisplayText.clean(Objects.requireNonNullElse(wantedName, ""));
        String wantedSlug = Texts.orNull(slug);
        ProjectSettings settings =
                new ProjectSettings(
                        clean,
                        wantedSlug == null
                                ? ProjectSlug.suggestedBy(clean)
                                : new ProjectSlug(wantedSlug),
                        imageOr(null),
                        Texts.orNull(command),
                        Texts.orNull(folder),
                        urls().changed(TargetUrls.NONE),
                        Map.of());
        return new ProjectCatalog.Wish(settings, wantedSlug != null);
    }

    /**
     * @throws ProblemException that names every field that is wrong
     */
    UnaryOperator<ProjectSettings> toChange() {
        if (Stream.of(name, slug, image, command, folder, targetUrls).allMatch(Objects::isNull)) {
            throw new ProblemException(new Problem.MissingFields(FIELDS));
        }
        Findings findings = new Findings();
        findings.require(name == null || !name.isBlank(), "name", DisplayText.RULE);
        findings.require(slug == null || !slug.isBlank(), "slug", SlugForm.RULE);
        check(findings);
        findings.throwIfAny();
        return this::appliedTo;
    }

    private ProjectSettings appliedTo(ProjectSettings present) {
        return new ProjectSettings(
                name == null ? present.name() : DisplayText.clean(name),
                slug == null ? present.slug() : new ProjectSlug(slug),
                imageOr(present.image()),
                changed(command, present.command()),
                changed(folder, present.folder()),
                urls().changed(present.targetUrls()),
                present.variables());
    }

    /** What is left out stays, an empty text removes it. */
    static @Nullable String changed(@Nullable String wanted, @Nullable String present) {
        return wanted == null ? present : Texts.orNull(wanted);
    }

    private @Nullable ImageReference imageOr(@Nullable ImageReference present) {
        String wanted = changed(image, present == null ? null : present.value());
        return wanted == null ? null : new ImageReference(wanted);
    }

    private TargetUrlsRequest urls() {
        return targetUrls == null ? TargetUrlsRequest.NONE : targetUrls;
    }

    private void check(Findings findings) {
        FieldRules rules = new FieldRules(findings);
        String wantedSlug = Texts.orNull(slug);
        rules.displayText("name", Texts.orNull(name));
        findings.require(wantedSlug == null || SlugForm.isValid(wantedSlug), "slug", SlugForm.RULE);
        rules.image("image", Texts.orNull(image));
        rules.command("command", Texts.orNull(command));
        rules.line("folder", Texts.orNull(folder), FOLDER_CHARS_MAX);
        urls().check(rules);
    }

    /** Commands may hold what is not for logs. */
    @Override
    public String toString() {
        return "ProjectRequest[hidden]";
    }
}
