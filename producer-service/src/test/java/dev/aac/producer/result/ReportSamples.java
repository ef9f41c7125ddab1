package dev.aac.producer.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.io.IOException;
import java.util.HexFormat;

/** Runs and files for tests. */
public final class ReportSamples {

    public static final OrganizationId ACME = new OrganizationId("64b000000000000000000001");
    public static final OrganizationId GLOBEX = new OrganizationId("64b000000000000000000002");

    private ReportSamples() {}

    public static OrganizationScope scope(OrganizationId organization) {
        return OrganizationScope.ofVerifiedToken(organization);
    }

    /** The first attempt of an execution that nobody else has. */
    public static RunRef run(OrganizationId organization) {
        return new RunRef(organization, new TaskId("nightly"), RandomIds.runId(), 1);
    }

    public static RunRef attempt(RunRef run, int attempt) {
        return new RunRef(run.organizationId(), run.taskId(), run.runId(), attempt);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    public static String sum(byte[] content) {
        return HexFormat.of().formatHex(Sha256.digest().digest(content));
    }

    public static String read(ReportContent content) throws IOException {
        try (content) {
            return new String(content.from(0).readAllBytes(), UTF_8);
        }
    }
}
