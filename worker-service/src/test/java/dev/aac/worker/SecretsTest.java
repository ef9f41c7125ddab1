package dev.aac.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was granted as a secret reaches the container and leaves the worker in no message. */
class SecretsTest extends WorkerScenario {

    private static final String SECRET = "correct-horse-battery-staple";
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "TOKEN",
                    SECRET,
                    "HOST",
                    "db.example.org",
                    "AAC_REPORTS_DIR",
                    ContainerScript.FOLDER);

    private void grantSecrets() {
        producer.onClaim(
                claim -> {
                    ClaimAnswer.Granted plain = producer.grant(claim);
                    return Optional.of(
                            new ClaimAnswer.Granted(
                                    plain.token(),
                                    plain.leaseMillis(),
                                    ENVIRONMENT,
                                    List.of("TOKEN"),
                                    plain.installation()));
                });
    }

    @Test
    void logShowsNoSecretAndEverythingElse() throws Exception {
        String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8));
        engineWith(
                ContainerScript.exits(0)
                        .afterLogging("token " + SECRET, "host db.example.org")
                        .afterWriting(LogStream.STDERR, "Basic " + encoded.substring(0, 9))
                        .afterWriting(LogStream.STDERR, encoded.substring(9) + "\n"));
        grantSecrets();
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertThat(producer.log(run))
                .extracting(LogLine::text)
                .containsExactlyInAnyOrder("token ***", "host db.example.org", "Basic ***Q==");
        assertThat(containers.created().getFirst().environment()).isEqualTo(ENVIRONMENT);
    }

    @Test
    void reportsShowNoSecret() throws Exception {
        engineWith(ContainerScript.exits(0).afterLeaving("curl.txt", "-u bot:" + SECRET + "\n"));
        grantSecrets();
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertThat(producer.reports(run))
                .filteredOn(ReportPart.class::isInstance)
                .extracting(part -> new String(((ReportPart) part).bytes(), UTF_8))
                .containsExactly("-u bot:***\n");
    }

    @Test
    void sentenceOfTheEngineShowsNoSecret() throws Exception {
        RunJob job = Jobs.jobWithImage("t", "registry.example/" + SECRET + ":1");
        containers.withoutImage(job.spec().image());
        grantSecrets();
        try (LogRecords records = LogRecords.listen()) {
            startWorker();

            RunRef run = submit(job);

            awaitStory(run, "aborted IMAGE_UNAVAILABLE");
            assertThat(((Fact.Aborted) producer.end(run).orElseThrow()).detail())
                    .contains("registry.example/***")
                    .doesNotContain(SECRET);
            assertThat(records.messages())
                    .anyMatch(message -> message.startsWith("The run is aborted"))
                    .noneMatch(message -> message.contains(SECRET));
        }
    }
}
