package dev.aac.producer.result.storage;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.bytes;
import static dev.aac.producer.result.ReportSamples.run;
import static dev.aac.producer.result.ReportSamples.scope;
import static dev.aac.producer.result.ReportSamples.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportContent;
import dev.aac.producer.result.Reports;
import dev.aac.producer.result.ReportsAway;
import dev.aac.producer.result.ReportsContract;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ReportsTest extends ReportsContract {

    private static final OrganizationScope SCOPE = scope(ACME);
    private static final String ACCESS_KEY = "access";
    private static final String SECRET_KEY = "secret";

    /** No block ends where one ends. */
    private static final int PIECE = 3 * 1024 * 1024;

    private final S3StandIn service = started();
    private final RunRef run = run(ACME);

    private static S3StandIn started() {
        try {
            return new S3StandIn(ACCESS_KEY, SECRET_KEY);
        } catch (IOException e) {
            throw new IllegalStateException("nothing can listen", e);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    protected Reports empty() {
        return new S3Reports(bucket(S3StandIn.BUCKET, SECRET_KEY));
    }

    private S3Bucket bucket(String name, String secretKey) {
        return new S3Bucket(
                new S3Place(service.address(), "eu-central-1", name, ACCESS_KEY, secretKey));
    }

    private static byte[] large(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    private void writePieces(Reports reports, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += PIECE) {
            int to = Math.min(bytes.length, from + PIECE);
            reports.write(SCOPE, run, 1, from, Arrays.copyOfRange(bytes, from, to));
        }
    }

    @Test
    void largeFileIsSentInPartsAndItsPiecesGo() throws Exception {
        Reports reports = empty();
        byte[] whole = large(S3Assembly.BLOCK_BYTES + PIECE + 17);
        writePieces(reports, whole);

        assertThat(reports.finish(SCOPE, run, 1, whole.length, sum(whole))).isTrue();

        assertThat(service.requests()).filteredOn("PUT part"::equals).hasSize(2);
        assertThat(service.keys()).containsExactly(ACME + "/files/" + run.runId() + "/1/1");
        assertThat(service.openUploads()).isZero();
        try (ReportContent content = reports.open(SCOPE, run, 1).orElseThrow()) {
            assertThat(content.from(0).readAllBytes()).isEqualTo(whole);
            assertThat(content.from(whole.length - 5).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
        }
    }

    @Test
    void largeFileWithAnotherSumIsNeverSeen() {
        Reports reports = empty();
        byte[] whole = large(S3Assembly.BLOCK_BYTES + PIECE);
        writePieces(reports, whole);

        assertThat(reports.finish(SCOPE, run, 1, whole.length, sum(bytes("other")))).isFalse();

        assertThat(reports.open(SCOPE, run, 1)).isEmpty();
        assertThat(service.openUploads()).isZero();
    }

    @Test
    void fileWhosePieceGoesMeanwhileIsNotFinished() {
        Reports reports = empty();
        reports.write(SCOPE, run, 1, 0, bytes("one"));
        whenAPieceIsRead(() -> service.remove(service.keys().getFirst()));

        assertThat(reports.finish(SCOPE, run, 1, 3, sum(bytes("one")))).isFalse();

        assertThat(service.keys()).isEmpty();
    }

    @Test
    void fileThatAnotherReplicaFinishesMeanwhileIsFinished() {
        Reports reports = empty();
        reports.write(SCOPE, run, 1, 0, bytes("one"));
        whenAPieceIsRead(
                () ->
                        assertThat(empty().finish(SCOPE, run, 1, 3, sum(bytes("one"))))
                                .as("of the other")
                                .isTrue());

        assertThat(reports.finish(SCOPE, run, 1, 3, sum(bytes("one")))).isTrue();

        assertThat(service.keys()).containsExactly(ACME + "/files/" + run.runId() + "/1/1");
    }

    /** Once, before it is. */
    private void whenAPieceIsRead(Runnable meanwhile) {
        service.before =
                request -> {
                    if (request.startsWith("GET " + ACME + "/pieces/")) {
                        service.before = _ -> {};
                        meanwhile.run();
                    }
                };
    }

    @Test
    void deletedFileIsReadToItsEndButNotAnew() throws Exception {
        Reports reports = empty();
        assertThat(reports.keep(SCOPE, run, 1, bytes("one"), sum(bytes("one")))).isTrue();

        try (ReportContent content = reports.open(SCOPE, run, 1).orElseThrow()) {
            service.remove(service.keys().getFirst());
            assertThat(content.from(0).readAllBytes()).isEqualTo(bytes("one"));
            assertThatThrownBy(() -> content.from(1)).hasMessage("the file was deleted");
        }
    }

    @Test
    void fileOfOnePieceTakesTwoRequestsAndIsKeptOnce() {
        Reports reports = empty();

        assertThat(reports.keep(SCOPE, run, 1, bytes("one"), sum(bytes("one")))).isTrue();
        assertThat(service.requests()).containsExactly("HEAD", "PUT");
        assertThat(reports.keep(SCOPE, run, 1, bytes("one"), sum(bytes("one")))).isTrue();
        assertThat(reports.keep(SCOPE, run, 1, bytes("two"), sum(bytes("two")))).isFalse();
        assertThat(reports.keep(SCOPE, run, 2, bytes("two"), sum(bytes("one")))).isFalse();
        assertThat(service.keys()).containsExactly(ACME + "/files/" + run.runId() + "/1/1");
    }

    @Test
    void whatIsManyIsListedAndDeletedPageByPage() {
        service.pageMax = 3;
        Reports reports = empty();
        for (int file = 1; file <= 7; file++) {
            assertThat(reports.keep(SCOPE, run, file, bytes("x"), sum(bytes("x")))).isTrue();
            reports.write(SCOPE, run, 7 + file, 0, bytes("ab"));
            reports.write(SCOPE, run, 7 + file, 2, bytes("c"));
        }

        assertThat(reports.deleteUnfinished(Instant.now().plusSeconds(60))).isEqualTo(7);
        assertThat(service.keys()).hasSize(7);
        assertThat(reports.deleteAll(SCOPE, run.runId())).isEqualTo(new Reports.Removed(7, 7));
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void uploadsThatWereBegunLongAgoAreGivenUp() {
        Reports reports = empty();
        var _ = bucket(S3StandIn.BUCKET, SECRET_KEY).uploads().begin("k", Map.of());

        assertThat(reports.deleteUnfinished(Instant.now().minusSeconds(60))).isZero();
        assertThat(service.openUploads()).isEqualTo(1);
        assertThat(reports.deleteUnfinished(Instant.now().plusSeconds(60))).isZero();
        assertThat(service.openUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 503})
    void serviceThatRefusesOrFailsIsAway(int status) {
        Reports reports = empty();
        assertThat(reports.keep(SCOPE, run, 1, bytes("x"), sum(bytes("x")))).isTrue();
        service.failure = status;

        assertAllAway(reports);
    }

    @Test
    void serviceThatIsGoneIsAway() {
        Reports reports = empty();
        service.close();

        assertAllAway(reports);
    }

    @Test
    void bucketThatIsGoneIsAwayAndNotEmpty() {
        Reports reports = new S3Reports(bucket("other", SECRET_KEY));

        assertThatThrownBy(() -> reports.open(SCOPE, run, 1)).isInstanceOf(ReportsAway.class);
        assertThatThrownBy(() -> reports.deleteAll(SCOPE, run.runId()))
                .isInstanceOf(ReportsAway.class);
    }

    private void assertAllAway(Reports reports) {
        List<ThrowingCallable> all =
                List.of(
                        () -> reports.write(SCOPE, run, 1, 0, bytes("x")),
                        () -> reports.keep(SCOPE, run, 1, bytes("x"), sum(bytes("x"))),
                        () -> reports.finish(SCOPE, run, 1, 1, sum(bytes("x"))),
                        () -> reports.open(SCOPE, run, 1),
                        () -> reports.deleteAll(SCOPE, run.runId()),
                        () -> reports.deleteUnfinished(Instant.now()));
        assertThat(all)
                .allSatisfy(each -> assertThatThrownBy(each).isInstanceOf(ReportsAway.class));
    }

    @Test
    void objectThatStaysIsNoDeletion() {
        Reports reports = empty();
        assertThat(reports.keep(SCOPE, run, 1, bytes("x"), sum(bytes("x")))).isTrue();
        service.stuck = service.keys().getFirst();

        assertThatThrownBy(() -> reports.deleteAll(SCOPE, run.runId()))
                .isInstanceOf(ReportsAway.class);
    }

    @Test
    void reportsAreInTheBucketWhereOneIsSetAndInTheFolderElse(@TempDir Path folder) {
        Map<String, String> settings =
                Map.of(
                        "aac.reports.s3-bucket",
                        S3StandIn.BUCKET,
                        "aac.reports.s3-endpoint",
                        service.address().toString(),
                        "aac.reports.s3-region",
                        "eu-central-1",
                        "aac.reports.s3-access-key",
                        ACCESS_KEY,
                        "aac.reports.s3-secret-key",
                        SECRET_KEY);

        Reports inBucket = reports(folder, settings);
        assertThat(service.requests()).as("it is tried").hasSize(3);
        Reports inFolder = reports(folder, Map.of());
        assertThat(inFolder.keep(SCOPE, run, 1, bytes("x"), sum(bytes("x")))).isTrue();
        assertThat(service.keys()).isEmpty();
        assertThat(folder.resolve(ACME.value())).isDirectory();

        assertThat(inBucket.keep(SCOPE, run, 1, bytes("x"), sum(bytes("x")))).isTrue();
        assertThat(service.keys()).hasSize(1);
    }

    private static Reports reports(Path folder, Map<String, String> settings) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build();
        return new ReportPlace(folder.toString(), new S3Settings(config)).reports();
    }

    @Test
    void bucketIsTriedAndNothingIsLeftInIt() {
        bucket(S3StandIn.BUCKET, SECRET_KEY).tryOut();

        assertThat(service.requests()).containsExactly("PUT", "GET", "DELETE");
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void bucketThatRefusesStopsTheStartWithASentence() {
        assertThatThrownBy(() -> bucket(S3StandIn.BUCKET, "wrong").tryOut())
                .hasMessage(
                        "S3_BUCKET must be a bucket that S3_ACCESS_KEY may write to, list and"
                                + " delete from; aac-reports at "
                                + service.address()
                                + " answers with status 403");
        assertThatThrownBy(() -> bucket("other", SECRET_KEY).tryOut())
                .hasMessageEndingWith("answers with status 404");
        service.failure = 400;
        assertThatThrownBy(() -> bucket(S3StandIn.BUCKET, SECRET_KEY).tryOut())
                .hasMessageEndingWith("answers with status 400");
    }

    @Test
    void serviceThatIsAwayStopsNoStart() {
        S3Bucket bucket = bucket(S3StandIn.BUCKET, SECRET_KEY);
        service.failure = 500;
        assertThatCode(bucket::tryOut).doesNotThrowAnyException();
        service.close();
        assertThatCode(bucket::tryOut).doesNotThrowAnyException();
    }
}
