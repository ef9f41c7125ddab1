package dev.aac.worker.container.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerLimits;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.PreparedImage;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HardenedJobTest {

    private static final String VARIABLES = "variables-1";
    private static final String RUN = "0123456789abcdef0123456789abcdef";

    private static final JobRef JOB = new JobRef("a-job", "its-uid");

    /// All of it, so that a field more or less is a decision.
    private static final String WHOLE =
            """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: aac-00000000000000000000aac1-69fe17ff09e26d26-2
              labels:
                app.kubernetes.io/managed-by: aac-worker
                aac.attempt: "2"
                aac.installation: main
                aac.organization: 00000000000000000000aac1
                aac.run: 0123456789abcdef0123456789abcdef
                aac.worker: worker-1
              annotations:
                aac.attempt: "2"
                aac.correlation: request 1
                aac.installation: main
                aac.organization: 00000000000000000000aac1
                aac.run: 0123456789abcdef0123456789abcdef
                aac.task: Nightly_Run.7
                aac.worker: worker-1
            spec:
              suspend: true
              parallelism: 1
              completions: 1
              backoffLimit: 0
              # 5 min for a node, 10 for the image, 30 of its own, and 10
              activeDeadlineSeconds: 3300
              ttlSecondsAfterFinished: 3600
              template:
                metadata:
                  labels:
                    app.kubernetes.io/managed-by: aac-worker
                    aac.attempt: "2"
                    aac.installation: main
                    aac.job: aac-00000000000000000000aac1-69fe17ff09e26d26-2
                    aac.organization: 00000000000000000000aac1
                    aac.run: 0123456789abcdef0123456789abcdef
                    aac.worker: worker-1
                  annotations:
                    aac.attempt: "2"
                    aac.correlation: request 1
                    aac.installation: main
                    aac.organization: 00000000000000000000aac1
                    aac.run: 0123456789abcdef0123456789abcdef
                    aac.task: Nightly_Run.7
                    aac.worker: worker-1
                    cluster-autoscaler.kubernetes.io/safe-to-evict: "false"
                    karpenter.sh/do-not-disrupt: "true"
                spec:
                  restartPolicy: Never
                  serviceAccountName: run
                  automountServiceAccountToken: false
                  enableServiceLinks: false
                  hostNetwork: false
                  hostPID: false
                  hostIPC: false
                  shareProcessNamespace: true
                  terminationGracePeriodSeconds: 10
                  securityContext:
                    seccompProfile:
                      type: RuntimeDefault
                  containers:
                    - name: run
                      image: team/tests:1
                      imagePullPolicy: IfNotPresent
                      command: [sh, -c, npm test]
                      envFrom:
                        - secretRef:
                            name: variables-1
                            optional: false
                      resources:
                        requests:
                          cpu: 1500m
                          memory: 2048Mi
                          ephemeral-storage: 1024Mi
                        limits:
                          cpu: 1500m
                          memory: 2048Mi
                          ephemeral-storage: 10240Mi
                      securityContext:
                        privileged: false
                        allowPrivilegeEscalation: false
                        capabilities:
                          drop: [ALL]
                      volumeMounts:
                        - name: shm
                          mountPath: /dev/shm
                  volumes:
                    - name: shm
                      emptyDir:
                        medium: Memory
                        sizeLimit: 1024Mi
            """;

    private static ContainerSpec spec(
            @Nullable String command, Map<String, String> environment, double cpus) {
        RunRef run =
                new RunRef(
                        new OrganizationId("00000000000000000000aac1"),
                        new TaskId("Nightly_Run.7"),
                        new RunId(RUN),
                        2);
        return new ContainerSpec(
                new ContainerOwner(
                        run, new WorkerId("worker-1"), new InstallationId("main"), "request 1"),
                new PreparedImage(
                        new ImageReference("team/tests:1"), "team/tests:1", "team/tests:1"),
                command,
                environment,
                new ContainerLimits(cpus, 2048, 10_240, Duration.ofMinutes(30)));
    }

    private static Container container(ContainerSpec spec) {
        return HardenedJob.of(spec, VARIABLES)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    @Test
    void eachFieldIsAsItHasToBe() throws Exception {
        Job made = HardenedJob.of(spec("npm test", Map.of("CI", "true"), 1.5), VARIABLES);

        assertThat(tree(made)).isEqualTo(tree(Serialization.unmarshal(WHOLE, Job.class)));
    }

    @Test
    void variablesAreInASecretThatGoesWithItsJob() {
        Secret made = RunEnvironment.of(VARIABLES, spec("npm test", Map.of("CI", "true"), 1), JOB);

        assertThat(made.getMetadata().getName()).isEqualTo(VARIABLES);
        assertThat(made.getImmutable()).isTrue();
        assertThat(made.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(
                        owner -> {
                            assertThat(owner.getApiVersion()).isEqualTo("batch/v1");
                            assertThat(owner.getKind()).isEqualTo("Job");
                            assertThat(new JobRef(owner.getName(), owner.getUid())).isEqualTo(JOB);
                        });
    }

    @Test
    void twoJobsOfARunHaveTwoNamesForTheirVariables() {
        ContainerOwner owner = spec("npm test", Map.of(), 1).owner();

        assertThat(RunEnvironment.newName(owner))
                .startsWith(JobRef.nameFor(owner.run()))
                .isNotEqualTo(RunEnvironment.newName(owner));
    }

    private static JsonNode tree(Job job) throws Exception {
        return new ObjectMapper().readTree(Serialization.asJson(job));
    }

    @Test
    void withoutACommandTheImagesOwnEntrypointRuns() {
        assertThat(container(spec(null, Map.of(), 1)).getCommand()).isEmpty();
        assertThat(container(spec(null, Map.of(), 1)).getArgs()).isEmpty();
    }

    @Test
    void nothingThatARunBringsIsReplacedOnTheWay() {
        ContainerSpec spec =
                spec("echo $(HOME) $$ ${X} $", Map.of("B", "$(A)", "A", "$$(A)", "P", "a$b"), 1);
        Container container = container(spec);

        assertThat(container.getCommand())
                .containsExactly("sh", "-c", "echo $$(HOME) $$$$ $${X} $$");
        assertThat(container.getEnv()).isEmpty();
        assertThat(RunEnvironment.of(VARIABLES, spec, JOB).getStringData())
                .isEqualTo(spec.environment());
    }

    @Test
    void tiniestShareOfACpuIsStillOne() {
        assertThat(container(spec(null, Map.of(), 0.0001)).getResources().getLimits().get("cpu"))
                .hasToString("10m");
    }
}
