package dev.aac.worker.container.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.InstallationId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names and labels, whatever a task, a worker or an installation is called.
class JobRefTest {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final String VALUE = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?";

    private static RunRef run(String organization, String task, int attempt) {
        return new RunRef(
                new OrganizationId(organization),
                new TaskId(task),
                new RunId("f".repeat(32)),
                attempt);
    }

    private static String name(String task, int attempt) {
        return JobRef.nameFor(run("a".repeat(24), task, attempt));
    }

    static Stream<String> tasks() {
        return Stream.of(
                "t",
                "A",
                "Nightly_Run.7",
                "ends-with-",
                "ends.",
                "0" + "_".repeat(127),
                "x".repeat(128),
                "X".repeat(128));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskHasAJobWithALabelForAName(String task) {
        assertThat(name(task, 1)).matches(LABEL).startsWith("aac-" + "a".repeat(24) + "-");
        assertThat(name(task, Integer.MAX_VALUE)).matches(LABEL).hasSizeLessThanOrEqualTo(56);
    }

    @Test
    void namesThatAreNearlyTheSameAreNot() {
        List<String> names =
                Stream.of(
                                name("task_1", 1),
                                name("task-1", 1),
                                name("task.1", 1),
                                name("Task-1", 1),
                                name("task-1", 11),
                                name("task-11", 1),
                                name("x".repeat(127), 1),
                                name("x".repeat(128), 1),
                                JobRef.nameFor(run("b".repeat(24), "task-1", 1)))
                        .toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(name("task-1", 1)).isEqualTo(name("task-1", 1));
    }

    @Test
    void containerIdLeadsBackToItsJob() {
        JobRef job = new JobRef("aac-1", "uid-1");

        assertThat(JobRef.of(job.containerId())).isEqualTo(job);
        assertThatThrownBy(() -> JobRef.of(new ContainerId("f00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<ContainerOwner> owners() {
        return tasks().flatMap(
                        task ->
                                Stream.of("main", "ends-with-", "a.b_c", "Z".repeat(63))
                                        .map(
                                                installation ->
                                                        new ContainerOwner(
                                                                run("c".repeat(24), task, 3),
                                                                new WorkerId("w".repeat(128)),
                                                                new InstallationId(installation),
                                                                "request: ä / 1")));
    }

    @ParameterizedTest
    @MethodSource("owners")
    void labelsAreLabelsAndAnnotationsHoldTheWholeOwner(ContainerOwner owner) {
        Map<String, String> labels = RunLabels.podLabels(owner);

        assertThat(labels.values()).allSatisfy(value -> assertThat(value).matches(VALUE));
        assertThat(labels)
                .containsKeys(
                        ContainerLabels.INSTALLATION,
                        ContainerLabels.ORGANIZATION,
                        ContainerLabels.ATTEMPT,
                        RunLabels.JOB)
                .containsAllEntriesOf(RunLabels.selector(owner.installation()))
                .doesNotContainKeys(ContainerLabels.TASK, ContainerLabels.CORRELATION);
        assertThat(ContainerLabels.read(RunLabels.annotations(owner))).contains(owner);
    }

    @Test
    void installationsThatCannotBeLabelsAreStillToldApart() {
        assertThat(RunLabels.selector(new InstallationId("a-")))
                .isNotEqualTo(RunLabels.selector(new InstallationId("a.")))
                .isNotEqualTo(RunLabels.selector(new InstallationId("a")));
    }
}
