package dev.aac.producer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.Interleaving;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import dev.aac.producer.platform.tenancy.StoreAways;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectCatalogTest {

    private static final int SCHEDULES = 500;

    private final OrganizationScope acme = ProjectSamples.organization();
    private final OrganizationScope globex = ProjectSamples.organization();
    private final Principal ada = ProjectSamples.developer(acme);
    private final SteppingClock clock = new SteppingClock(ProjectSamples.NOW);
    private final RecordedTrail trail = new RecordedTrail();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final Interleaving interleaving = new Interleaving();
    private final InMemoryProjects projects = new InMemoryProjects(this::beforeACall);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProjectCatalog catalog =
            new ProjectCatalog(
                    projects,
                    new ProjectPlan(organizations, projects),
                    new ProjectEvents(meters, trail),
                    clock);
    private boolean storeIsAway;

    @BeforeEach
    void twoProjects() {
        organizations.limit(acme, new PlanLimits(2, 100, 3, 1));
    }

    private void beforeACall() {
        if (storeIsAway) {
            throw StoreAways.asATestWantsIt();
        }
        interleaving.stop();
    }

    @Test
    void makingChangingAndDeletingAreRecorded() {
        Project made = create("shop");
        clock.advance(Duration.ofMinutes(1));
        Project changed = change(made, image("qa/web:1"));
        catalog.delete(ada, made.id());

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.createdAt()).isEqualTo(ProjectSamples.NOW);
        assertThat(changed.updatedAt()).isEqualTo(ProjectSamples.NOW.plusSeconds(60));
        assertThat(trail.types()).containsOnly("ProjectChanged").hasSize(3);
        assertThat(trail.scopes()).containsOnly(acme);
        assertThat(trail.unsettled()).isEmpty();
        assertThat(trail.events())
                .extracting(AuditEvent::data)
                .containsExactly(
                        Map.of("change", "created"),
                        Map.of("change", "changed", "fields", "image"),
                        Map.of("change", "deleted"));
        assertThat(trail.events())
                .allSatisfy(
                        event -> {
                            assertThat(event.subject().toString())
                                    .isEqualTo("project:" + made.id());
                            assertThat(event.actor()).isEqualTo(ada.actor());
                        });
        assertThat(meters.counter("aac.project.changes", "change", "deleted").count()).isEqualTo(1);
    }

    @Test
    void recordsNameNeitherVariablesNorTheirValues() {
        Project made = create("shop");
        change(made, settings -> settings.withVariables(Map.of("PASSWORD", "hunter2")));

        assertThat(trail.events().toString()).doesNotContain("hunter2").doesNotContain("PASSWORD");
        assertThat(projects.find(acme, made.id()).orElseThrow().toString())
                .doesNotContain("hunter2");
    }

    @Test
    void changeThatChangesNothingIsNone() {
        Project made = create("shop");

        assertThat(change(made, settings -> settings)).isEqualTo(made);
        assertThat(trail.types()).hasSize(1);
    }

    @Test
    void limitOfThePlanIsToldAndRecorded() {
        create("one");
        create("two");

        assertThatThrownBy(() -> create("three"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(new Problem.ProjectsUsedUp(2, 2)));
        assertThat(trail.types()).endsWith("PlanLimitReached").hasSize(3);
        assertThat(trail.events().getLast().data())
                .isEqualTo(Map.of("kind", "projects", "limit", "2", "used", "2"));
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void takenSlugIsRefusedAndNothingRecorded() {
        create("one");
        Project two = create("two");

        assertRefused(
                FixedProblem.PROJECT_SLUG_TAKEN,
                () -> change(two, settings -> settings.withSlug(new ProjectSlug("one"))));
        catalog.delete(ada, two.id());
        assertRefused(
                FixedProblem.PROJECT_SLUG_TAKEN,
                () ->
                        catalog.create(
                                ada, new ProjectCatalog.Wish(ProjectSamples.plain("one"), true)));
        assertThat(trail.types()).hasSize(3);
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void foreignProjectIsNotThere() {
        Project made = create("shop");
        Principal stranger = ProjectSamples.developer(globex);

        assertRefused(FixedProblem.PROJECT_NOT_FOUND, () -> catalog.find(globex, made.id()));
        assertRefused(
                FixedProblem.PROJECT_NOT_FOUND,
                () -> catalog.change(stranger, made.id(), image("a")));
        assertRefused(FixedProblem.PROJECT_NOT_FOUND, () -> catalog.delete(stranger, made.id()));
        assertThat(catalog.find(acme, made.id())).isEqualTo(made);
        assertThat(trail.types()).hasSize(1);
    }

    @Test
    void actOfWhichNobodyKnowsWhetherItWasDoneStaysOpen() {
        storeIsAway = true;

        assertThatThrownBy(() -> create("shop")).isInstanceOf(StoreAway.class);

        assertThat(trail.events()).isEmpty();
        assertThat(trail.unsettled()).hasSize(1);
    }

    /** Three change different things, in any order of their calls. */
    @Test
    void ofChangesAtOnceNoneIsLost() {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            Random random = new Random(seed);
            Project made = create("shop");
            List<Runnable> all =
                    List.of(
                            () -> change(made, image("qa/web:1")),
                            () -> change(made, s -> s.withVariables(Map.of("A", "1"))),
                            () -> change(made, s -> s.withVariables(Map.of("B", "2"))));

            interleaving.run(all, random::nextInt, () -> {});

            ProjectSettings now = catalog.find(acme, made.id()).settings();
            assertThat(now.image()).as("seed %d", seed).isEqualTo(new ImageReference("qa/web:1"));
            assertThat(now.variables()).as("seed %d", seed).isEqualTo(Map.of("A", "1", "B", "2"));
            catalog.delete(ada, made.id());
        }
        assertThat(trail.types()).hasSize(5 * SCHEDULES);
        assertThat(trail.unsettled()).isEmpty();
    }

    private Project create(String slug) {
        return catalog.create(ada, new ProjectCatalog.Wish(ProjectSamples.plain(slug), false));
    }

    private Project change(Project project, UnaryOperator<ProjectSettings> change) {
        return catalog.change(ada, project.id(), change);
    }

    private static UnaryOperator<ProjectSettings> image(String image) {
        return settings ->
                new ProjectSettings(
                        settings.name(),
                        settings.slug(),
                        new ImageReference(image),
                        settings.command(),
                        settings.folder(),
                        settings.targetUrls(),
                        settings.variables());
    }

    private static void assertRefused(FixedProblem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
