package dev.aac.producer.project;

import static dev.aac.producer.project.ProjectSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.Projects.Admission;
import dev.aac.producer.project.Projects.Place;
import dev.aac.producer.project.Projects.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Projects} must show, also beside the projects of others. */
public abstract class ProjectsContract {

    private static final int RACERS = 10;

    private final OrganizationScope acme = ProjectSamples.organization();
    private final OrganizationScope globex = ProjectSamples.organization();

    protected abstract Projects projects();

    @Test
    void projectIsFoundAsItWasStored() {
        Project plain = admitted(acme, ProjectSamples.plain("plain"), 1);
        Project rich = admitted(acme, ProjectSamples.rich("rich"), 2);

        assertThat(projects().find(acme, plain.id())).contains(plain);
        assertThat(projects().find(acme, rich.id())).contains(rich);
        assertThat(projects().find(acme, projects().newId())).isEmpty();
    }

    @Test
    void projectIsThereForItsOrganizationOnly() {
        Project project = admitted(acme, ProjectSamples.rich("shop"), 1);

        assertThat(projects().find(globex, project.id())).isEmpty();
        assertThat(projects().page(globex, null, 10)).isEmpty();
        assertThat(projects().count(globex)).isZero();
        assertThat(projects().places(globex)).isEmpty();
        assertThat(projects().move(globex, project.id(), 2)).isFalse();
        assertThat(projects().delete(globex, project.id())).isFalse();
        assertThat(projects().replace(globex, changed(project, "other"))).isEqualTo(Written.STALE);
        assertThat(projects().find(acme, project.id())).contains(project);
        assertThat(admit(globex, "shop", 1)).as("its own").isEqualTo(Admission.ADMITTED);
    }

    @Test
    void pagesShowTheLatestFirstWithoutVariables() {
        Project first = admitted(acme, ProjectSamples.rich("first"), 1);
        Project second = admitted(acme, ProjectSamples.plain("second"), 2);
        Project third = admitted(acme, ProjectSamples.plain("third"), 3);

        assertThat(projects().page(acme, null, 2)).containsExactly(third, second);
        List<Project> rest = projects().page(acme, second.id(), 2);
        assertThat(rest).extracting(Project::id).containsExactly(first.id());
        assertThat(rest.getFirst().settings().variables()).isEmpty();
        assertThat(rest.getFirst().settings().differences(first.settings()))
                .containsExactly("variables");
        assertThat(projects().count(acme)).isEqualTo(3);
    }

    @Test
    void takenSlugAndPlaceAreRefused() {
        Project first = admitted(acme, ProjectSamples.plain("first"), 1);

        assertThat(admit(acme, "first", 2)).isEqualTo(Admission.SLUG_TAKEN);
        assertThat(admit(acme, "second", 1)).isEqualTo(Admission.PLACE_TAKEN);
        assertThat(projects().places(acme))
                .containsExactly(new Place(first.id(), 1, new ProjectSlug("first")));

        projects().delete(acme, first.id());
        assertThat(admit(acme, "first", 1)).as("both are free").isEqualTo(Admission.ADMITTED);
    }

    @Test
    void projectMovesToAFreePlaceOnly() {
        Project first = admitted(acme, ProjectSamples.plain("first"), 1);
        Project second = admitted(acme, ProjectSamples.plain("second"), 7);

        assertThat(projects().move(acme, second.id(), 1)).isFalse();
        assertThat(projects().move(acme, projects().newId(), 3)).isFalse();
        assertThat(projects().move(acme, second.id(), 2)).isTrue();

        assertThat(projects().places(acme))
                .containsExactlyInAnyOrder(
                        new Place(first.id(), 1, new ProjectSlug("first")),
                        new Place(second.id(), 2, new ProjectSlug("second")));
        assertThat(projects().find(acme, second.id())).as("all else stays").contains(second);
    }

    @Test
    void nextVersionIsWrittenOnce() {
        Project first = admitted(acme, ProjectSamples.rich("first"), 1);
        Project bare = first.changedTo(ProjectSamples.plain("bare"), NOW.plusSeconds(1));

        assertThat(projects().replace(acme, bare)).isEqualTo(Written.SAVED);
        assertThat(projects().find(acme, first.id())).contains(bare);
        assertThat(projects().replace(acme, changed(first, "late"))).isEqualTo(Written.STALE);

        Project rich = bare.changedTo(ProjectSamples.rich("rich"), NOW.plusSeconds(2));
        assertThat(projects().replace(acme, rich)).isEqualTo(Written.SAVED);
        assertThat(projects().find(acme, first.id())).contains(rich);
        assertThat(projects().places(acme)).extracting(Place::number).containsExactly(1);
    }

    @Test
    void changeToATakenSlugIsRefused() {
        admitted(acme, ProjectSamples.plain("first"), 1);
        Project second = admitted(acme, ProjectSamples.plain("second"), 2);

        assertThat(projects().replace(acme, changed(second, "first")))
                .isEqualTo(Written.SLUG_TAKEN);
        assertThat(projects().find(acme, second.id())).contains(second);
    }

    @Test
    void deletedProjectIsGone() {
        Project project = admitted(acme, ProjectSamples.plain("shop"), 1);

        assertThat(projects().delete(acme, project.id())).isTrue();
        assertThat(projects().delete(acme, project.id())).isFalse();
        assertThat(projects().find(acme, project.id())).isEmpty();
        assertThat(projects().replace(acme, changed(project, "shop"))).isEqualTo(Written.STALE);
        assertThat(projects().count(acme)).isZero();
    }

    @Test
    void ofManyWhoWantOnePlaceOneHasIt() throws Exception {
        List<Callable<Admission>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            String slug = "project-" + i;
            racers.add(() -> admit(acme, slug, 1));
        }

        List<Admission> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Admission> result : threads.invokeAll(racers)) {
                results.add(result.get());
            }
        }

        assertThat(Collections.frequency(results, Admission.ADMITTED)).isEqualTo(1);
        assertThat(Collections.frequency(results, Admission.PLACE_TAKEN)).isEqualTo(RACERS - 1);
        assertThat(projects().count(acme)).isEqualTo(1);
    }

    @Test
    void variablesMayHaveAnyText() {
        ProjectSettings settings =
                ProjectSamples.plain("shop")
                        .withVariables(Map.of("A", "$set", "B", "a.b", "C", "\"'\\{}"));
        Project project = admitted(acme, settings, 1);

        assertThat(projects().find(acme, project.id())).contains(project);
    }

    @Test
    void secretsAreKeptAndGoWithTheProjectOnly() {
        Project project = admitted(acme, ProjectSamples.rich("shop"), 1);
        ProjectSecrets secrets =
                ProjectSamples.sealed(
                        ProjectSamples.vault(),
                        acme,
                        project.id(),
                        Map.of("TOKEN", "hunter22", "KEY", "a\nb"));
        Project secret = project.with(project.settings(), secrets).next(NOW.plusSeconds(1));

        assertThat(projects().replace(acme, secret)).isEqualTo(Written.SAVED);
        assertThat(projects().find(acme, project.id())).contains(secret);
        assertThat(projects().page(acme, null, 1).getFirst().secrets())
                .isEqualTo(ProjectSecrets.NONE);

        Project bare = secret.with(secret.settings(), ProjectSecrets.NONE).next(NOW.plusSeconds(2));
        assertThat(projects().replace(acme, bare)).isEqualTo(Written.SAVED);
        assertThat(projects().find(acme, project.id())).contains(bare);
    }

    @Test
    void secretsThatAreSealedOtherwiseAreFoundInEveryOrganization() {
        SecretVault vault = ProjectSamples.vault();
        Project one = withSecret(acme, "one", 1, vault);
        Project two = withSecret(globex, "two", 1, vault);
        admitted(acme, ProjectSamples.plain("none"), 2);
        String keyId = one.secrets().byName().firstEntry().getValue().value().keyId();
        Projects.Found first = new Projects.Found(acme, one.id());
        Projects.Found second = new Projects.Found(globex, two.id());

        assertThat(projects().sealedOtherwise(keyId, null, 100)).doesNotContain(first, second);
        assertThat(projects().sealedOtherwise("other", null, 100))
                .containsSubsequence(first, second);
        assertThat(projects().sealedOtherwise("other", one.id(), 100))
                .contains(second)
                .doesNotContain(first);
    }

    private Project withSecret(OrganizationScope scope, String slug, int place, SecretVault vault) {
        ProjectId id = projects().newId();
        Project project =
                ProjectSamples.project(
                        scope,
                        id,
                        ProjectSamples.plain(slug),
                        ProjectSamples.sealed(vault, scope, id, Map.of("TOKEN", "hunter22")));
        assertThat(projects().admit(scope, project, place)).isEqualTo(Admission.ADMITTED);
        return project;
    }

    private Project admitted(OrganizationScope scope, ProjectSettings settings, int place) {
        Project project = ProjectSamples.project(scope, projects().newId(), settings);
        assertThat(projects().admit(scope, project, place)).isEqualTo(Admission.ADMITTED);
        return project;
    }

    private Admission admit(OrganizationScope scope, String slug, int place) {
        Project project =
                ProjectSamples.project(scope, projects().newId(), ProjectSamples.plain(slug));
        return projects().admit(scope, project, place);
    }

    private static Project changed(Project project, String slug) {
        return project.changedTo(ProjectSamples.plain(slug), NOW.plusSeconds(1));
    }
}
