package dev.aac.producer.result;

import static dev.aac.producer.result.TestOutcome.ERROR;
import static dev.aac.producer.result.TestOutcome.FAILED;
import static dev.aac.producer.result.TestOutcome.PASSED;
import static dev.aac.producer.result.TestOutcome.SKIPPED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.result.JunitReader.Unreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class JunitReaderTest {

    private static List<TestCase> read(String xml) throws Unreadable {
        return JunitReader.read(new ByteArrayInputStream(xml.getBytes(UTF_8))).orElseThrow();
    }

    private static TestCase one(String testcase) throws Unreadable {
        List<TestCase> tests = read("<testsuite name='s'>" + testcase + "</testsuite>");
        assertThat(tests).hasSize(1);
        return tests.getFirst();
    }

    @Test
    void outcomesAreToldApart() throws Unreadable {
        assertThat(
                        read(
                                """
                                <?xml version="1.0" encoding="UTF-8"?>
                                <testsuites>
                                  <testsuite name="com.example.LoginTest">
                                    <testcase name="works" classname="com.example.LoginTest" time="0.25"/>
                                    <testcase name="fails" classname="com.example.LoginTest" time="1">
                                      <failure message="expected 1" type="AssertionError">at line 7</failure>
                                    </testcase>
                                    <testcase name="breaks" classname="com.example.LoginTest">
                                      <error message="no route"/>
                                    </testcase>
                                    <testcase name="waits" classname="com.example.LoginTest">
                                      <skipped>not today</skipped>
                                    </testcase>
                                  </testsuite>
                                </testsuites>
                                """))
                .containsExactly(
                        test("works", PASSED, Duration.ofMillis(250), null),
                        test("fails", FAILED, Duration.ofSeconds(1), "expected 1\nat line 7"),
                        test("breaks", ERROR, null, "no route"),
                        test("waits", SKIPPED, null, "not today"));
    }

    private static TestCase test(
            String name,
            TestOutcome outcome,
            @Nullable Duration duration,
            @Nullable String message) {
        return new TestCase("com.example.LoginTest", name, outcome, duration, message, false);
    }

    @Test
    void suitesNestAndTheNearestNameCounts() throws Unreadable {
        assertThat(
                        read(
                                """
                                <testsuite name="outer">
                                  <testcase name="a"/>
                                  <testsuite name="inner"><testcase name="b"/></testsuite>
                                  <testcase name="c"/>
                                </testsuite>
                                """))
                .extracting(TestCase::suite)
                .containsExactly("outer", "inner", "outer");
    }

    @Test
    void classNameThatOnlyRepeatsTheTestIsNoSuite() throws Unreadable {
        assertThat(one("<testcase classname='math adds' name='math adds'/>").suite())
                .isEqualTo("s");
        assertThat(one("<testcase classname='tests.test_math' name='test_adds'/>").suite())
                .isEqualTo("tests.test_math");
    }

    @Test
    void attributesMayBeMissing() throws Unreadable {
        assertThat(read("<testsuite><testcase/></testsuite>"))
                .containsExactly(new TestCase("", "(unnamed)", PASSED, null, null, false));
        assertThat(one("<testcase name='x'><failure/></testcase>"))
                .isEqualTo(new TestCase("s", "x", FAILED, null, null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipped", "disabled", "notrun", "ignored"})
    void testThatDidNotRunMaySayItByAnAttribute(String status) throws Unreadable {
        assertThat(one("<testcase name='x' status='%s'/>".formatted(status)).outcome())
                .isEqualTo(SKIPPED);
    }

    @Test
    void worstReasonCounts() throws Unreadable {
        TestCase both =
                one("<testcase name='x'><error message='e'/><failure message='f'/></testcase>");
        assertThat(both.outcome()).isEqualTo(FAILED);
        assertThat(both.message()).isEqualTo("f");
        TestCase two =
                one("<testcase name='x'><failure>1</failure><failure>2</failure></testcase>");
        assertThat(two.message()).isEqualTo("1");
    }

    @Test
    void outputOfATestIsNotItsMessage() throws Unreadable {
        TestCase test =
                one(
                        "<testcase name='x'><system-out>noise</system-out>"
                            + "<failure>why</failure><system-err>noise</system-err></testcase>");
        assertThat(test.message()).isEqualTo("why");
    }

    @Test
    void testThatPassedAtLastIsFlaky() throws Unreadable {
        TestCase flaky = one("<testcase name='x'><flakyFailure message='once'/></testcase>");
        assertThat(flaky.outcome()).isEqualTo(PASSED);
        assertThat(flaky.flaky()).isTrue();
        TestCase failed =
                one(
                        "<testcase name='x'><failure message='first'/>"
                                + "<rerunFailure message='again'/></testcase>");
        assertThat(failed.outcome()).isEqualTo(FAILED);
        assertThat(failed.flaky()).isFalse();
        assertThat(failed.message()).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.001|1",
                "12|12000",
                "1,234.5|1234500",
                "0,25|250",
                "1.234,5|1234500",
                "1,234,567.5|1234567500",
                "1.5e-3|2",
                "2.5s|2500",
                "0|0"
            })
    void timesOfAllCountriesAreRead(String text, long millis) throws Unreadable {
        Duration read = one("<testcase name='x' time='%s'/>".formatted(text)).duration();
        assertThat(read).isNotNull();
        assertThat(Math.round(read.toNanos() / 1e6)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "NaN", "1.2.3", "soon", "1e99", "99999999999999", ","})
    void timeThatMakesNoSenseIsNone(String text) throws Unreadable {
        assertThat(one("<testcase name='x' time='%s'/>".formatted(text)).duration()).isNull();
    }

    @Test
    void otherXmlIsNotTests() throws Unreadable {
        assertThat(JunitReader.read(new ByteArrayInputStream(bytes("<html><body/></html>"))))
                .isEqualTo(Optional.empty());
    }

    @Test
    void encodingIsTheOneThatTheFileNames() throws Unreadable {
        String xml =
                "<?xml version='1.0' encoding='ISO-8859-1'?>"
                        + "<testsuite name='grün'><testcase name='größe'/></testsuite>";
        byte[] latin = xml.getBytes(Charset.forName("ISO-8859-1"));
        assertThat(JunitReader.read(new ByteArrayInputStream(latin)).orElseThrow().getFirst())
                .isEqualTo(new TestCase("grün", "größe", PASSED, null, null, false));
    }

    @Test
    void billionLaughsAreNotHeard() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE testsuite [<!ENTITY l0 'lol'>");
        for (int i = 1; i <= 30; i++) {
            xml.append("<!ENTITY l%d '".formatted(i))
                    .append("&l%d;".formatted(i - 1).repeat(10))
                    .append("'>");
        }
        xml.append("]><testsuite><testcase name='&l30;'/></testsuite>");

        assertRefused(xml.toString());
    }

    @Test
    void externalEntityIsNotRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        String xml =
                "<!DOCTYPE testsuite [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri())
                        + "<testsuite><testcase"
                        + " name='a'><failure>&x;</failure></testcase></testsuite>";

        assertRefused(xml);
        assertRefused("<!DOCTYPE testsuite SYSTEM '%s'><testsuite/>".formatted(secret.toUri()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<testsuite>",
                "<testsuite><testcase></testsuite>",
                "<testsuite>&undefined;</testsuite>",
                "<testsuite/><testsuite/>",
                "<testsuite name='a' name='b'/>"
            })
    void whatIsNotWellFormedIsRefusedWithASentence(String xml) {
        assertRefused(xml);
    }

    @Test
    void depthHasALimit() {
        assertRefused("<testsuite>".repeat(1_000) + "</testsuite>".repeat(1_000));
    }

    @Test
    void numberOfTestsHasALimit() {
        assertRefused("<testsuite>" + "<testcase/>".repeat(50_001) + "</testsuite>");
    }

    @Test
    void textsHaveLimits() throws Unreadable {
        String large = "x".repeat(1_000_000);
        TestCase test =
                one(
                        "<testcase name='%s' classname='%s'><failure message='%s'>%s</failure></testcase>"
                                .formatted(large, large + "y", large, large));
        assertThat(test.name()).hasSize(TestCase.NAME_MAX).endsWith("…");
        assertThat(test.suite().length() + test.name().length()).isLessThan(3_000);
        assertThat(test.message()).hasSizeLessThanOrEqualTo(TestCase.MESSAGE_MAX);
    }

    @Test
    void messagesOfAllTestsTogetherHaveALimit() throws Unreadable {
        String failed =
                "<testcase name='x'><failure>" + "m".repeat(4_000) + "</failure></testcase>";

        List<TestCase> tests = read("<testsuite>" + failed.repeat(5_000) + "</testsuite>");

        assertThat(tests).hasSize(5_000).allMatch(test -> test.outcome() == FAILED);
        assertThat(tests.getFirst().message()).hasSizeGreaterThan(3_000);
        assertThat(tests.getLast().message()).isNull();
    }

    private static void assertRefused(String xml) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .startsWith("The file ")
                                        .endsWith("."));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
