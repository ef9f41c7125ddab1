package dev.aac.producer.explanation;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.analysis.Logs;
import dev.aac.producer.platform.encryption.EncryptionKeys;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A failed run, and what models say about it. */
public final class ExplanationSamples {

    public static final OrganizationScope ACME = scope("64b000000000000000000001");
    public static final OrganizationScope GLOBEX = scope("64b000000000000000000002");
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Whatever else happens, this never leaves the house. */
    public static final String SECRET = "hunter2-and-more";

    public static final String LOG =
            """
            starting 3 tests
            GET /cart answered 200
            Error: connect ECONNREFUSED 10.0.0.7:5432
            retrying with password=%s
            1 test failed
            """
                    .formatted(SECRET);

    /** One claim that line 3 shows, and one that no line shows. */
    public static final String ANSWER =
            """
            {"category":"connection","summary":"The database could not be reached.","claims":[
            {"text":"The database at 10.0.0.7:5432 refused the connection.",
             "evidence":[{"line":3,"quote":"connect  ECONNREFUSED 10.0.0.7:5432"}]},
            {"text":"The cart was slow.","evidence":[{"line":2,"quote":"timed out"}]}],
            "nextStep":"Start the database before the tests.","confidence":0.8}
            """;

    /** The claim, the summary and the next step. */
    public static final String REVIEW =
            """
            {"verdicts":[{"statement":1,"supported":true},{"statement":2,"supported":true},
            {"statement":3,"supported":true}]}
            """;

    private ExplanationSamples() {}

    private static OrganizationScope scope(String organization) {
        return OrganizationScope.ofVerifiedToken(new OrganizationId(organization));
    }

    public static Finding finding() {
        return new Finding(
                Category.CONNECTION,
                "A connection was refused.",
                List.of(new Evidence(3, "Error: connect ECONNREFUSED 10.0.0.7:5432")),
                0.7,
                "See whether it listens.");
    }

    public static Question question(String log) {
        return new Question(
                finding(),
                1,
                List.of(new FailedTestMessage("cart adds", "token=" + SECRET)),
                Excerpt.of(List.of(Logs.of(log.stripTrailing()))));
    }

    /** What counts for organizations that did not choose. */
    public static ModelPolicy policy(Map<String, String> settings) {
        return new ModelPolicy(
                settings(settings), new InMemoryModelChoices(), EncryptionKeys.random());
    }

    /** Settings where none are set, and these, without the prefix. */
    public static ModelSettings settings(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("aac.llm.on", "on");
        all.put("aac.llm.budget-cents", "500");
        all.put("aac.llm.gemini.model", "gemini-2.5-flash-lite");
        all.put("aac.llm.openai.model", "gpt-4.1-mini");
        all.put("aac.llm.anthropic.model", "claude-haiku-4-5");
        all.put("aac.llm.ollama.model", "llama3.1");
        settings.forEach((name, value) -> all.put("aac.llm." + name, value));
        return new ModelSettings(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(all, "test", 100))
                        .build());
    }
}
