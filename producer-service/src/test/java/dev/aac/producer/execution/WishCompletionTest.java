package dev.aac.producer.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.InMemoryProjects;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.ProjectSamples;
import dev.aac.producer.project.ProjectSettings;
import dev.aac.producer.project.ProjectSlug;
import dev.aac.producer.project.TargetUrls;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishCompletionTest {

    private static final ImageReference OWN = new ImageReference("own:1");
    private static final ImageReference PROJECTS = new ImageReference("project:1");
    private static final TargetUrls URLS =
            new TargetUrls("https://dev.example", null, "https://example.org");

    private final OrganizationScope acme = ProjectSamples.organization();
    private final InMemoryProjects projects = new InMemoryProjects();
    private final WishCompletion completion = new WishCompletion(projects);

    @Test
    void projectFillsTheGaps() {
        ProjectId id = project(PROJECTS, Map.of("A", "project", "B", "project"));

        ExecutionRequest request =
                complete(wish(id, null, config("development", null, Map.of("B", "own"))));

        assertThat(request.projectId()).isEqualTo(id);
        assertThat(request.image()).isEqualTo(PROJECTS);
        assertThat(request.command()).isEqualTo("make test");
        assertThat(request.folder()).isEqualTo("smoke");
        assertThat(request.config().baseUrl()).isEqualTo("https://dev.example");
        assertThat(request.config().env()).isEqualTo(Map.of("A", "project", "B", "own"));
    }

    @Test
    void whatTheRequestNamesWins() {
        ProjectId id = project(PROJECTS, Map.of());
        ExecutionWish wish =
                new ExecutionWish(
                        id,
                        OWN,
                        "true",
                        "all",
                        List.of("t"),
                        config("production", "https://own.example", Map.of()),
                        "nightly");

        ExecutionRequest request = complete(wish);

        assertThat(request.image()).isEqualTo(OWN);
        assertThat(request.command()).isEqualTo("true");
        assertThat(request.folder()).isEqualTo("all");
        assertThat(request.tests()).containsExactly("t");
        assertThat(request.groupName()).isEqualTo("nightly");
        assertThat(request.config().baseUrl()).isEqualTo("https://own.example");
    }

    @ParameterizedTest
    @CsvSource({
        "development,https://dev.example",
        "Production,https://example.org",
        "staging,",
        "qa,",
        ","
    })
    void baseUrlIsThatOfTheEnvironment(@Nullable String environment, @Nullable String url) {
        ProjectId id = project(PROJECTS, Map.of());

        assertThat(complete(wish(id, null, config(environment, null, Map.of()))).config().baseUrl())
                .isEqualTo(url);
    }

    @Test
    void withoutAProjectTheUsualDefaultsHold() {
        ExecutionRequest request = complete(wish(null, OWN, config(null, null, Map.of())));

        assertThat(request.projectId()).isNull();
        assertThat(request.command()).isNull();
        assertThat(request.folder()).isEqualTo("all");
    }

    @Test
    void unknownAndForeignProjectsAreRefusedAlike() {
        ProjectId foreign = new ProjectId(ProjectSamples.anyId());
        OrganizationScope globex = ProjectSamples.organization();
        projects.admit(
                globex, ProjectSamples.project(globex, foreign, ProjectSamples.rich("shop")), 1);

        Problem unknown = refusal(wish(projects.newId(), OWN, config(null, null, Map.of())));

        assertThat(unknown).isEqualTo(FixedProblem.PROJECT_NOT_FOUND);
        assertThat(refusal(wish(foreign, OWN, config(null, null, Map.of())))).isEqualTo(unknown);
    }

    @Test
    void imageThatNobodyNamesIsMissing() {
        ProjectId id = project(null, Map.of());

        assertThat(refusal(wish(id, null, config(null, null, Map.of()))))
                .isEqualTo(new Problem.MissingFields(List.of("image")));
    }

    @Test
    void variablesOfBothAreLimitedTogether() {
        ProjectId id = project(PROJECTS, variables("P", 60));

        ExecutionRequest full = complete(wish(id, null, config(null, null, variables("C", 40))));

        assertThat(full.config().env()).hasSize(100);
        assertThat(complete(wish(id, null, config(null, null, variables("P", 100)))))
                .as("the same names")
                .isNotNull();
        assertThat(refusal(wish(id, null, config(null, null, variables("C", 41)))).fields())
                .containsOnlyKeys("config.env");
    }

    @Test
    void secretsCountButAreNoPartOfTheRequest() {
        ProjectId id = project(PROJECTS, variables("P", 58));
        Project plain = projects.find(acme, id).orElseThrow();
        projects.delete(acme, id);
        projects.admit(
                acme,
                ProjectSamples.project(
                        acme,
                        id,
                        plain.settings(),
                        ProjectSamples.sealed(
                                ProjectSamples.vault(), acme, id, Map.of("S0", "x", "S1", "x"))),
                1);

        ExecutionRequest full = complete(wish(id, null, config(null, null, variables("C", 40))));

        assertThat(full.config().env()).hasSize(98).doesNotContainKeys("S0", "S1");
        assertThat(complete(wish(id, null, config(null, null, variables("S", 42)))))
                .as("two of them have the secrets' names")
                .isNotNull();
        assertThat(refusal(wish(id, null, config(null, null, variables("C", 41)))).fields())
                .containsOnlyKeys("config.env");
    }

    @Test
    void repetitionIsRecognizedAfterTheProjectChangedOrWent() {
        ProjectId id = project(PROJECTS, Map.of("A", "project"));
        ExecutionWish wish = wish(id, null, config("development", null, Map.of("B", "own")));
        Execution known = accepted(complete(wish));

        projects.delete(acme, id);

        assertThat(known.answers(wish, null)).isTrue();
        assertThat(known.answers(wish(id, OWN, wish.config()), null)).isFalse();
        assertThat(known.answers(wish(id, null, config("qa", null, Map.of())), null)).isFalse();
        assertThat(
                        known.answers(
                                wish(id, null, config("development", null, Map.of("A", "x"))),
                                null))
                .isFalse();
        assertThat(known.answers(wish(projects.newId(), null, wish.config()), null)).isFalse();
        assertThat(known.answers(wish(null, PROJECTS, wish.config()), null)).isFalse();
    }

    private Execution accepted(ExecutionRequest request) {
        return ExecutionRichSamples.accepted(
                acme.organizationId(), new TaskId("t1"), request, ExecutionSamples.NOW);
    }

    private ExecutionRequest complete(ExecutionWish wish) {
        return completion.complete(acme, wish);
    }

    private Problem refusal(ExecutionWish wish) {
        return catchThrowableOfType(ProblemException.class, () -> complete(wish)).problem();
    }

    private ProjectId project(@Nullable ImageReference image, Map<String, String> variables) {
        ProjectId id = projects.newId();
        ProjectSettings settings =
                new ProjectSettings(
                        "Shop",
                        new ProjectSlug("shop"),
                        image,
                        "make test",
                        "smoke",
                        URLS,
                        variables);
        projects.admit(acme, ProjectSamples.project(acme, id, settings), 1);
        return id;
    }

    private static ExecutionWish wish(
            @Nullable ProjectId project, @Nullable ImageReference image, RunConfig config) {
        return new ExecutionWish(project, image, null, null, List.of(), config, null);
    }

    private static RunConfig config(
            @Nullable String environment, @Nullable String baseUrl, Map<String, String> env) {
        return new RunConfig(environment, baseUrl, 0, 60, 86_400, null, env, 2, 2048, null);
    }

    private static Map<String, String> variables(String prefix, int count) {
        Map<String, String> variables = new TreeMap<>();
        for (int n = 0; n < count; n++) {
            variables.put(prefix + n, "1");
        }
        return variables;
    }
}
