package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.encryption.EncryptionKeys;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectEnvironmentsTest {

    private static final Map<String, @Nullable String> NOTHING = Map.of();

    private final OrganizationScope acme = ProjectSamples.organization();
    private final Principal ada = ProjectSamples.developer(acme);
    private final SteppingClock clock = new SteppingClock(ProjectSamples.NOW);
    private final RecordedTrail trail = new RecordedTrail();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryProjects projects = new InMemoryProjects();
    private final ProjectCatalog catalog =
            new ProjectCatalog(
                    projects,
                    new ProjectPlan(organizations, projects),
                    new ProjectEvents(new SimpleMeterRegistry(), trail),
                    clock);
    private final SecretVault vault = new SecretVault(EncryptionKeys.random(), clock);
    private final ProjectEnvironments environments = new ProjectEnvironments(catalog, vault);
    private final SecretReading reading = new SecretReading(projects, vault);
    private ProjectId id = projects.newId();

    @BeforeEach
    void oneProject() {
        organizations.limit(acme, new PlanLimits(2, 100, 3, 1));
        id = catalog.create(ada, new ProjectCatalog.Wish(ProjectSamples.plain("shop"), false)).id();
    }

    @Test
    void secretsAreSetReplacedAndRemoved() {
        secrets(Map.of("TOKEN", "hunter22", "KEY", "first1"));
        clock.advance(Duration.ofMinutes(1));
        Project project = secrets(values("KEY", "second", "TOKEN", null, "NO", null));

        assertThat(read()).isEqualTo(Map.of("KEY", "second"));
        ProjectSecret key = requireNonNull(project.secrets().byName().get("KEY"));
        assertThat(key.setAt()).isEqualTo(ProjectSamples.NOW.plusSeconds(60));
        assertThat(key.setBy()).isEqualTo(ada.actor());
        assertThat(project.version()).isEqualTo(3);
    }

    @Test
    void changesAreRecordedByNameOnly() {
        environments.change(
                ada,
                id,
                EnvironmentChange.of(Map.of("A", "1"), Map.of("TOKEN", "hunter22", "B", "xyz123")));
        secrets(values("TOKEN", null));

        assertThat(trail.types())
                .containsExactly(
                        "ProjectChanged", "ProjectChanged", "SecretChanged", "SecretChanged");
        assertThat(trail.events().subList(1, 4))
                .extracting(AuditEvent::data)
                .containsExactly(
                        Map.of("change", "changed", "fields", "variables"),
                        Map.of("change", "set", "names", "B,TOKEN"),
                        Map.of("change", "removed", "names", "TOKEN"));
        assertThat(trail.events())
                .allSatisfy(
                        event -> assertThat(event.subject().toString()).isEqualTo("project:" + id));
        assertThat(trail.events().toString()).doesNotContain("hunter22");
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void noNameIsCutHoweverManyAreRecorded() {
        Map<String, @Nullable String> many = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("N%03d_".formatted(i) + "x".repeat(123), "v");
        }

        secrets(many);

        String recorded =
                trail.events().stream()
                        .skip(1)
                        .flatMap(event -> event.data().values().stream())
                        .reduce("", (all, names) -> all + "," + names);
        assertThat(many.keySet()).allMatch(recorded::contains);
        assertThat(trail.events()).hasSizeBetween(3, 10);
    }

    @Test
    void nameIsAVariableOrASecretAndOneRequestMakesItTheOther() {
        variables(values("A", "1"));
        secrets(values("S", "hunter22"));

        assertRefused(() -> secrets(values("A", "hunter22")), "secrets.A");
        assertRefused(() -> variables(values("S", "1")), "variables.S");
        environments.change(
                ada,
                id,
                EnvironmentChange.of(values("A", null, "S", "1"), values("S", null, "A", "x")));

        assertThat(read()).isEqualTo(Map.of("A", "x"));
        assertThat(catalog.find(acme, id).settings().variables()).isEqualTo(Map.of("S", "1"));
    }

    @Test
    void numberAndSizeAreLimited() {
        Map<String, @Nullable String> sixty = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            sixty.put("V" + i, "x");
        }
        variables(sixty);
        Map<String, @Nullable String> forty = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            forty.put("S" + i, "x");
        }
        secrets(forty);

        assertRefused(() -> secrets(values("MORE", "x")), "secrets");
        assertRefused(() -> variables(values("MORE", "x")), "variables");
        secrets(values("MORE", "x", "S0", null));
        secrets(values("S1", "x".repeat(16 * 1024), "S2", "x".repeat(16 * 1024 - 38)));
        assertRefused(() -> secrets(values("S3", "xy")), "secrets");
        variables(values("V0", "a change of variables is let in"));
    }

    @Test
    void withoutAKeySecretsCanBeRemovedOnly() {
        secrets(values("TOKEN", "hunter22"));
        ProjectEnvironments keyless =
                new ProjectEnvironments(catalog, new SecretVault(EncryptionKeys.none(), clock));
        EnvironmentChange setting = EnvironmentChange.of(NOTHING, values("TOKEN", "other12"));

        assertThatThrownBy(() -> keyless.change(ada, id, setting))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.ENCRYPTION_KEY_MISSING));
        assertThat(read()).isEqualTo(Map.of("TOKEN", "hunter22"));
        keyless.change(ada, id, EnvironmentChange.of(NOTHING, values("TOKEN", null)));
        assertThat(read()).isEmpty();
    }

    @Test
    void foreignProjectIsNotThere() {
        Principal stranger = ProjectSamples.developer(ProjectSamples.organization());

        assertThat(
                        catchThrowableOfType(
                                        ProblemException.class,
                                        () ->
                                                environments.change(
                                                        stranger,
                                                        id,
                                                        EnvironmentChange.of(
                                                                NOTHING, values("A", "1"))))
                                .problem())
                .isEqualTo(FixedProblem.PROJECT_NOT_FOUND);
    }

    @Test
    void secretThatWasMovedToAnotherNameIsNotRead() {
        Project project = secrets(values("TOKEN", "hunter22"));
        ProjectSecret token = requireNonNull(project.secrets().byName().get("TOKEN"));
        Project moved =
                project.with(project.settings(), project.secrets().with(Map.of("OTHER", token)));
        projects.replace(acme, moved.next(ProjectSamples.NOW));

        assertThat(reading.read(acme, id)).isEqualTo(new SecretReading.Result.Unreadable("OTHER"));
    }

    private Project secrets(Map<String, @Nullable String> changes) {
        return environments.change(ada, id, EnvironmentChange.of(NOTHING, changes));
    }

    private void variables(Map<String, @Nullable String> changes) {
        environments.change(ada, id, EnvironmentChange.of(changes, NOTHING));
    }

    private Map<String, String> read() {
        return ((SecretReading.Result.Opened) reading.read(acme, id)).values();
    }

    private static void assertRefused(Runnable act, String field) {
        assertThat(catchThrowableOfType(ProblemException.class, act::run).problem().fields())
                .containsOnlyKeys(field);
    }

    /** Names and values by turns; null removes. */
    private static Map<String, @Nullable String> values(@Nullable String... entries) {
        Map<String, @Nullable String> values = new TreeMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            values.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return values;
    }
}
