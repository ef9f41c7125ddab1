package dev.aac.worker;

import static dev.aac.contract.fact.LogStream.STDOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.kubernetes.ScriptedCluster;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Runs as a worker has them on a cluster, from the job to the removed Job.
class ClusterRunTest extends WorkerScenario {

    private ScriptedCluster cluster;

    @BeforeAll
    void makeCluster() {
        cluster = new ScriptedCluster();
    }

    @AfterAll
    void removeCluster() {
        cluster.close();
    }

    private RunRef submitPlaying(RunJob job, ContainerScript script) throws Exception {
        engine = new UnreliableEngine(cluster.engine());
        cluster.playing(job.run().taskId(), script);
        startWorker();
        return submit(job);
    }

    private void awaitNoJob(RunRef run) {
        await().atMost(LONG).until(() -> cluster.job(run).isEmpty() && cluster.podCount() == 0);
    }

    @Test
    void runsOnAClusterReportTheirLinesAndTheirEnd() throws Exception {
        String[] lines = IntStream.range(0, 500).mapToObj(i -> "line " + i).toArray(String[]::new);

        RunRef run = submitPlaying(Jobs.job("ends"), ContainerScript.exits(3).afterLogging(lines));

        awaitStory(run, "started", "exited 3");
        assertThat(producer.log(run)).extracting(LogLine::text).containsExactly(lines);
        assertThat(producer.log(run)).extracting(LogLine::stream).containsOnly(STDOUT);
        awaitNoJob(run);
    }

    @Test
    void cancelledRunIsEndedAndRemoved() throws Exception {
        RunRef run =
                submitPlaying(
                        Jobs.job("cancelled"),
                        ContainerScript.runsUntilStopped().afterLogging("runs"));
        awaitRunning(run);
        await().atMost(LONG).until(() -> producer.log(run).size() == 1);

        producer.cancel(run);

        awaitStory(run, "started", "aborted CANCELLED");
        awaitNoJob(run);
    }

    @Test
    void missingImageIsToldAsEver() throws Exception {
        cluster.withoutImage("nobody/nothing:1");
        RunRef run =
                submitPlaying(
                        Jobs.jobWithImage("no-image", "nobody/nothing:1"),
                        ContainerScript.exits(0));

        awaitStory(run, "aborted IMAGE_UNAVAILABLE");
        awaitNoJob(run);
    }

    @Test
    void runThatIsStillPulledCanBeCancelled() throws Exception {
        cluster.withEndlessPull("slow/image:1");
        RunRef run =
                submitPlaying(Jobs.jobWithImage("pulls", "slow/image:1"), ContainerScript.exits(0));
        await().atMost(LONG).until(() -> cluster.podCount() == 1);

        producer.cancel(run);

        awaitStory(run, "aborted CANCELLED");
        awaitNoJob(run);
    }
}
