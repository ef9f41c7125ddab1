package dev.aac.producer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private static final Set<String> KNOWN = Set.of("n", "word", "from", "to");

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> query(Map.of("N", List.of("1"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(new Problem.UnknownFields(List.of("N"))));
    }

    @Test
    void whatIsAbsentOrEmptyIsNotWrong() {
        QueryParameters query = query(Map.of("n", List.of(""), "word", List.of(" ", " , ")));
        assertThat(query.number("n", 7, 9)).isEqualTo(7);
        assertThat(query.anyOf("word", List.of("a"))).isEmpty();
        assertThat(query.span()).isEqualTo(new QueryParameters.Span(null, null));
        assertThat(wrong(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "007,7", "9223372036854775807,9223372036854775807"})
    void wholeNumbersAreRead(String text, long number) {
        QueryParameters query = query(Map.of("n", List.of(text)));
        assertThat(query.number("n", 5L, Long.MAX_VALUE)).isEqualTo(number);
        assertThat(wrong(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "+1",
                "1.0",
                "1e1",
                "x",
                "\u0661",
                "9223372036854775808",
                "9999999999999999999",
                "18446744073709551617"
            })
    void whatIsNoWholeNumberIsNamed(String text) {
        QueryParameters query = query(Map.of("n", List.of(text)));
        assertThat(query.number("n", 5L, Long.MAX_VALUE)).isEqualTo(5);
        assertThat(wrong(query))
                .isEqualTo(Map.of("n", "must be a whole number from 1 to 9223372036854775807"));
    }

    @Test
    void numberAboveTheLimitIsNamed() {
        QueryParameters query = query(Map.of("n", List.of("201")));
        assertThat(query.number("n", 50, 200)).isEqualTo(50);
        assertThat(wrong(query)).isEqualTo(Map.of("n", "must be a whole number from 1 to 200"));
    }

    @Test
    void oneValueIsGivenOnce() {
        QueryParameters query = query(Map.of("n", List.of("1", "2")));
        query.number("n", 5, 9);
        assertThat(wrong(query)).isEqualTo(Map.of("n", "must be given once"));
    }

    @Test
    void textThatNoFieldCanHaveIsNamed() {
        for (String text : List.of("a\u0000b", "a\nb", "\ud800", "x".repeat(513))) {
            QueryParameters query = query(Map.of("word", List.of(text)));
            assertThat(query.text("word")).isNull();
            assertThat(wrong(query)).containsOnlyKeys("word");
        }
    }

    @Test
    void valueThatStandsForNothingIsNamed() {
        QueryParameters query = query(Map.of("word", List.of("x")));
        assertThat(query.<String>value("word", _ -> Optional.empty(), "must be better")).isNull();
        assertThat(wrong(query)).isEqualTo(Map.of("word", "must be better"));
    }

    @Test
    void wordsAreRepeatedOrHaveCommas() {
        QueryParameters query = query(Map.of("word", List.of("a,b", "c", "a")));
        assertThat(query.anyOf("word", List.of("a", "b", "c", "d")))
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(wrong(query)).isEmpty();
    }

    @Test
    void wordThatIsNotKnownIsNamedWithThoseThatAre() {
        QueryParameters query = query(Map.of("word", List.of("a,x")));
        assertThat(query.anyOf("word", List.of("a", "b"))).containsExactly("a");
        assertThat(wrong(query)).isEqualTo(Map.of("word", "must be one of a, b"));
    }

    @Test
    void spanIsReadInAnyOffset() {
        QueryParameters query =
                query(
                        Map.of(
                                "from",
                                List.of("2026-03-01T12:00:00Z"),
                                "to",
                                List.of("2026-03-01T12:00:01-01:00")));
        assertThat(query.span())
                .isEqualTo(
                        new QueryParameters.Span(
                                Instant.parse("2026-03-01T12:00:00Z"),
                                Instant.parse("2026-03-01T13:00:01Z")));
        assertThat(wrong(query)).isEmpty();
    }

    @Test
    void spanOfNoTimeIsNamed() {
        String noon = "2026-03-01T12:00:00Z";
        QueryParameters query = query(Map.of("from", List.of(noon), "to", List.of(noon)));
        query.span();
        assertThat(wrong(query)).isEqualTo(Map.of("to", "must be later than from"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-01",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-01-01T00:00:00Z"
            })
    void whatTheStoreCannotOrderIsNoTime(String text) {
        QueryParameters query = query(Map.of("from", List.of(text)));
        assertThat(query.time("from")).isNull();
        assertThat(wrong(query))
                .isEqualTo(Map.of("from", "must be a time such as 2026-03-01T12:00:00Z"));
    }

    private static QueryParameters query(Map<String, List<String>> given) {
        return QueryParameters.of(given, KNOWN);
    }

    private static Map<String, String> wrong(QueryParameters query) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> query.findings().throwIfAny());
        return refused == null ? Map.of() : refused.problem().fields();
    }
}
