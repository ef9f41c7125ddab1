package dev.aac.producer.explanation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Explanation.Claim;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.explanation.ModelFailure.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what models answer, to the letter: another form, a missing field or an unknown category is
 * no answer. A claim stands only with a line that says what the claim quotes.
 */
final class Drafts {

    /** Most claims that a model is asked for. */
    static final int CLAIMS_ASKED_MAX = Explanation.CLAIMS_MAX;

    /** A shorter quotation says nothing: it is in too many lines. */
    static final int QUOTE_MIN = 4;

    /** Longer answers are not read. */
    static final int ANSWER_CHARS_MAX = 60_000;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FENCED =
            Pattern.compile("^\\s*```(?:json)?\\s*\\n(.*)\\n```\\s*$", Pattern.DOTALL);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private Drafts() {}

    @RegisterForReflection
    record Answered(
            @JsonProperty("category") String category,
            @JsonProperty("summary") String summary,
            @JsonProperty("claims") List<AnsweredClaim> claims,
            @JsonProperty("nextStep") String nextStep,
            @JsonProperty("confidence") double confidence) {}

    @RegisterForReflection
    record AnsweredClaim(
            @JsonProperty("text") String text,
            @JsonProperty("evidence") List<AnsweredLine> evidence) {}

    @RegisterForReflection
    record AnsweredLine(@JsonProperty("line") long line, @JsonProperty("quote") String quote) {}

    @RegisterForReflection
    record Reviewed(@JsonProperty("verdicts") List<Verdict> verdicts) {}

    @RegisterForReflection
    record Verdict(
            @JsonProperty("statement") int statement,
            @JsonProperty("supported") boolean supported) {}

    /**
     * @throws ModelFailure when it has another form
     */
    static Draft read(String answer, Excerpt excerpt) {
        Answered said = parsed(answer, Answered.class);
        Category category = Category.named(said.category()).orElseThrow(Drafts::malformed);
        if (!(said.confidence() >= 0 && said.confidence() <= 1)
                || said.summary().isBlank()
                || said.claims().contains(null)) {
            throw malformed();
        }
        List<Claim> claims =
                said.claims().stream()
                        .limit(CLAIMS_ASKED_MAX)
                        .flatMap(claim -> borneOut(claim, excerpt).stream())
                        .toList();
        return new Draft(
                category,
                shortened(said.summary()),
                claims,
                shortened(said.nextStep()),
                said.confidence());
    }

    /** It is shown to another model before it is kept. */
    private static String shortened(String sentence) {
        return sentence.length() > Finding.SENTENCE_MAX
                ? sentence.substring(0, Finding.SENTENCE_MAX)
                : sentence;
    }

    /**
     * The numbers of the statements that are supported. One without a verdict, or with two that
     * differ, is not.
     *
     * @throws ModelFailure when it has another form
     */
    static Set<Integer> supported(String answer) {
        Set<Integer> supported = new HashSet<>();
        Set<Integer> refuted = new HashSet<>();
        List<Verdict> verdicts = parsed(answer, Reviewed.class).verdicts();
        if (verdicts.contains(null)) {
            throw malformed();
        }
        for (Verdict verdict : verdicts) {
            (verdict.supported() ? supported : refuted).add(verdict.statement());
        }
        supported.removeAll(refuted);
        return supported;
    }

    private static Optional<Claim> borneOut(AnsweredClaim claim, Excerpt excerpt) {
        if (claim.evidence().contains(null)) {
            throw malformed();
        }
        List<Evidence> lines =
                claim.evidence().stream()
                        .flatMap(said -> quoted(said, excerpt).stream())
                        .distinct()
                        .limit(Finding.EVIDENCE_MAX)
                        .toList();
        return lines.isEmpty() || claim.text().isBlank()
                ? Optional.empty()
                : Optional.of(new Claim(claim.text(), lines));
    }

    private static Optional<Evidence> quoted(AnsweredLine said, Excerpt excerpt) {
        String quote = withoutBlanks(said.quote());
        return excerpt.line(said.line())
                .filter(line -> quote.length() >= QUOTE_MIN)
                .filter(line -> withoutBlanks(line.text()).contains(quote));
    }

    private static String withoutBlanks(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    private static <T> T parsed(String answer, Class<T> form) {
        if (answer.length() > ANSWER_CHARS_MAX) {
            throw malformed();
        }
        Matcher fenced = FENCED.matcher(answer);
        try {
            return JSON.readValue(fenced.matches() ? fenced.group(1) : answer, form);
        } catch (JacksonException _) {
            throw malformed();
        }
    }

    private static ModelFailure malformed() {
        return new ModelFailure(Kind.MALFORMED);
    }
}
