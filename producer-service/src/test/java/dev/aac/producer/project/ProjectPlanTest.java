package dev.aac.producer.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.identity.Interleaving;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.ProjectPlan.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two producers over one store: each has a plan of its own. */
class ProjectPlanTest {

    private static final int RACERS = 40;
    private static final int SCHEDULES = 2_000;

    private final OrganizationScope acme = ProjectSamples.organization();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final Interleaving interleaving = new Interleaving();
    private final InMemoryProjects projects = new InMemoryProjects(interleaving::stop);
    private final ProjectPlan one = new ProjectPlan(organizations, projects);
    private final ProjectPlan other = new ProjectPlan(organizations, projects);

    @BeforeEach
    void threeProjects() {
        limit(3);
    }

    @Test
    void planIsFilledAndNoMore() {
        assertThat(create(one, "one")).isInstanceOf(Result.Admitted.class);
        assertThat(create(other, "two")).isInstanceOf(Result.Admitted.class);
        assertThat(create(one, "three")).isInstanceOf(Result.Admitted.class);
        assertThat(create(other, "four")).isEqualTo(new Result.Full(3, 3));

        projects.delete(acme, projects.page(acme, null, 1).getFirst().id());
        assertThat(create(one, "four")).isInstanceOf(Result.Admitted.class);
        limit(0);
        assertThat(create(one, "five")).isEqualTo(new Result.Full(0, 3));
    }

    @Test
    void suggestedSlugThatIsTakenGetsTheFirstFreeNumber() {
        limit(5);
        assertThat(slugOf(create(one, "shop"))).isEqualTo("shop");
        assertThat(slugOf(create(other, "shop"))).isEqualTo("shop-2");
        assertThat(slugOf(create(one, "shop-3"))).isEqualTo("shop-3");
        assertThat(slugOf(create(one, "shop"))).isEqualTo("shop-4");
    }

    @Test
    void givenSlugThatIsTakenIsRefused() {
        create(one, "shop");

        assertThat(other.admit(acme, wanted("shop"), true)).isEqualTo(new Result.SlugTaken());
        assertThat(slugOf(other.admit(acme, wanted("other"), true))).isEqualTo("other");
    }

    @Test
    void projectsBeyondAPlanThatShrankMoveIntoIt() {
        limit(5);
        for (String slug : List.of("one", "two", "three", "four", "five")) {
            create(one, slug);
        }
        limit(3);
        assertThat(create(one, "six")).isEqualTo(new Result.Full(3, 5));

        for (Projects.Place place : projects.places(acme)) {
            if (place.number() <= 3) {
                projects.delete(acme, place.projectId());
            }
        }
        assertThat(create(one, "six")).isInstanceOf(Result.Admitted.class);
        assertThat(projects.places(acme))
                .extracting(Projects.Place::number)
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(create(one, "seven")).isEqualTo(new Result.Full(3, 3));
    }

    @Test
    void ofManyAtOnceAsManyAreMadeAsThePlanHas() throws Exception {
        List<Callable<Result>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            ProjectPlan plan = i % 2 == 0 ? one : other;
            racers.add(() -> create(plan, "shop"));
        }
        List<Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Result> racer : threads.invokeAll(racers)) {
                results.add(racer.get());
            }
        }

        assertThat(results).filteredOn(Result.Admitted.class::isInstance).hasSize(3);
        assertThat(results).filteredOn(new Result.Full(3, 3)::equals).hasSize(RACERS - 3);
        assertThat(projects.places(acme))
                .extracting(place -> place.slug().value())
                .containsExactlyInAnyOrder("shop", "shop-2", "shop-3");
    }

    /** Makers at both producers and somebody who deletes, in any order of their calls. */
    @Test
    void noOrderOfCallsMakesMoreThanThePlanHas() {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            Random random = new Random(seed);
            aPlanThatShrankTo3(random);
            List<Runnable> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ProjectPlan plan = i % 2 == 0 ? one : other;
                all.add(() -> create(plan, "new"));
            }
            all.add(this::deleteOne);

            int each = seed;
            interleaving.run(
                    all,
                    random::nextInt,
                    () -> assertThat(projects.count(acme)).as("seed %d", each).isBetween(0, 3));
        }
    }

    /** At most 3 projects, some of them at places beyond. */
    private void aPlanThatShrankTo3(Random random) {
        limit(6);
        while (projects.count(acme) < 6) {
            create(one, "old");
        }
        List<Project> old = new ArrayList<>(projects.page(acme, null, Projects.PAGE_MAX));
        Collections.shuffle(old, random);
        old.subList(0, 3 + random.nextInt(4))
                .forEach(project -> projects.delete(acme, project.id()));
        limit(3);
    }

    private void deleteOne() {
        projects.page(acme, null, 1).forEach(project -> projects.delete(acme, project.id()));
    }

    private Result create(ProjectPlan plan, String slug) {
        return plan.admit(acme, wanted(slug), false);
    }

    private Project wanted(String slug) {
        return ProjectSamples.project(acme, projects.newId(), ProjectSamples.plain(slug));
    }

    private static String slugOf(Result result) {
        return ((Result.Admitted) result).project().settings().slug().value();
    }

    private void limit(int max) {
        organizations.limit(acme, new PlanLimits(max, 100, 3, 1));
    }
}
