package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.InstallationDatabase;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every line a container writes reaches the store and the socket once, in order. */
@ExtendWith(SharedInstallation.class)
final class LogScenarios {

    private static final int MANY_LINES = 100_000;
    private static final int DOCUMENT_BYTES_MAX = 16 * 1024;
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration MANY_LINES_LIMIT = Duration.ofMinutes(2);

    private final AacInstallation installation;

    LogScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void hundredThousandLinesReachStoreAndSocketInOrderAndOnce() throws NoSuchAlgorithmException {
        Member member = installation.newOrganization("many-lines");
        try (LiveSocket socket = member.openSocket()) {
            String taskId = member.submit(TestImage.running("seq " + MANY_LINES)).taskId();

            socket.awaitEnd(taskId, MANY_LINES_LIMIT);
            socket.await("the last line", event -> endsWith(event.lines()), END_LIMIT);

            assertNumbered(socket.linesOf(taskId));
            assertNumbered(member.log(taskId));
            ExecutionSnapshot end = member.execution(taskId);
            assertThat(end.status()).isEqualTo("PASSED");
            assertThat(end.json().path("logs").path("lines").asLong()).isEqualTo(MANY_LINES);
            assertThat(end.json().path("logs").path("complete").asBoolean()).isTrue();
            assertThat(end.json().path("logs").path("sha256").path("stdout").asText())
                    .isEqualTo(digestOfNumbers());
            try (InstallationDatabase database = installation.database()) {
                assertThat(database.executionDocumentBytes(taskId)).isLessThan(DOCUMENT_BYTES_MAX);
            }
        }
    }

    /** As sha256sum has it for what {@code seq} writes. */
    private static String digestOfNumbers() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int number = 1; number <= MANY_LINES; number++) {
            digest.update((number + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean endsWith(List<LoggedLine> lines) {
        return !lines.isEmpty() && lines.getLast().seq() == MANY_LINES;
    }

    private static void assertNumbered(List<LoggedLine> lines) {
        assertThat(lines).hasSize(MANY_LINES);
        for (int i = 0; i < MANY_LINES; i++) {
            LoggedLine line = lines.get(i);
            if (line.seq() != i + 1 || !line.text().equals(Integer.toString(i + 1))) {
                assertThat(line)
                        .as("line at place %d", i + 1)
                        .isEqualTo(new LoggedLine(i + 1, "stdout", Integer.toString(i + 1)));
            }
        }
    }

    @Test
    void charactersWrittenInPiecesArriveWhole() {
        Member member = installation.newOrganization("utf-8");
        String pieces =
                "printf 'gr\\303'; sleep 0.3; printf '\\274n \\342\\202'; sleep 0.3;"
                        + " printf '\\254 \\360\\237'; sleep 0.3; printf '\\230\\200\\n';"
                        + " printf 'bad \\377 byte\\n'";
        String taskId = member.submit(TestImage.running(pieces)).taskId();

        Eventually.end(member, taskId, END_LIMIT);

        assertThat(member.log(taskId))
                .extracting(LoggedLine::text)
                .containsExactly("grün € 😀", "bad \uFFFD byte");
    }

    @Test
    void lastLineNeedsNoNewline() {
        Member member = installation.newOrganization("no-newline");
        String taskId = member.submit(TestImage.running("printf 'one\\ntwo'")).taskId();

        Eventually.end(member, taskId, END_LIMIT);

        assertThat(member.log(taskId)).extracting(LoggedLine::text).containsExactly("one", "two");
    }

    @Test
    void linesComeWhileTheContainerStillRuns() {
        Member member = installation.newOrganization("live-lines");
        try (LiveSocket socket = member.openSocket()) {
            String taskId = member.submit(TestImage.running("echo early; sleep 600")).taskId();

            socket.await("the early line", event -> event.isLogOf(taskId), END_LIMIT);

            // That it runs is reported another way than its lines, which may be faster.
            Eventually.status(member, taskId, END_LIMIT, "RUNNING");
            member.cancel(taskId);
            socket.awaitEnd(taskId, END_LIMIT);
        }
    }

    @Test
    void subscriptionReplaysFromTheLineItAsksForAndGoesOnLive() {
        Member member = installation.newOrganization("subscribe");
        String slow = "i=1; while [ $i -le 40 ]; do echo line $i; i=$((i+1)); sleep 0.1; done";
        String taskId = member.submit(TestImage.running(slow)).taskId();
        Eventually.passes(
                "some lines are stored",
                END_LIMIT,
                () -> assertThat(member.log(taskId)).hasSizeGreaterThan(10));
        try (LiveSocket socket = member.openSocket()) {
            socket.subscribe(taskId, 6);

            socket.await("the last line", event -> hasLine(event.lines(), 40), END_LIMIT);

            assertThat(socket.linesOf(taskId))
                    .extracting(LoggedLine::seq)
                    .containsExactlyElementsOf(LongStream.rangeClosed(6, 40).boxed().toList());
        }
    }

    private static boolean hasLine(List<LoggedLine> lines, long seq) {
        return lines.stream().anyMatch(line -> line.seq() == seq);
    }

    @Test
    void subscriptionToAForeignExecutionShowsNothing() {
        Member owner = installation.newOrganization("watched");
        Member other = installation.newOrganization("watcher");
        String taskId = owner.submit(TestImage.running("echo private; sleep 2")).taskId();
        try (LiveSocket socket = other.openSocket()) {
            socket.send("subscribe", "{\"taskId\":\"" + taskId + "\"}");
            socket.send("subscribe", "{\"taskId\":\"never-existed\"}");
            Eventually.end(owner, taskId, END_LIMIT);
            socket.send("ping", "{}");
            socket.await("pong", event -> event.name().equals("pong"), END_LIMIT);

            assertThat(socket.events()).noneMatch(event -> event.isLogOf(taskId));
            assertThat(socket.events()).noneMatch(event -> event.isUpdateOf(taskId));
        }
    }
}
