package dev.aac.producer.result;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportLinksTest {

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final ReportLinks links = links((byte) 1);
    private final RunRef run = run(ACME);

    private ReportLinks links(byte key) {
        byte[] bytes = new byte[32];
        bytes[0] = key;
        return new ReportLinks(new SecretKeySpec(bytes, "HmacSHA256"), clock);
    }

    @Test
    void anyReplicaOpensWhatAnotherMade() {
        ReportLinks.Opened opened = links((byte) 1).open(links.make(run).text()).orElseThrow();

        assertThat(opened.run()).isEqualTo(run);
        assertThat(opened.scope().organizationId()).isEqualTo(ACME);
        assertThat(links.make(run).text()).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void anotherKeyOpensNothing() {
        assertThat(links((byte) 2).open(links.make(run).text())).isEmpty();
    }

    @Test
    void itIsGoodForFiveMinutes() {
        ReportLinks.Made made = links.make(run);
        assertThat(made.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(links.open(made.text())).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(links.open(made.text())).isEmpty();
    }

    @Test
    void anyChangeIsNoticed() {
        String text = links.make(run).text();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'A' ? 'g' : 'A';
            String changed = text.substring(0, at) + other + text.substring(at + 1);
            // Of a last character only some bits count.
            if (!isLastOfAPart(text, at)) {
                assertThat(links.open(changed)).as("changed at %d", at).isEmpty();
            }
        }
    }

    private static boolean isLastOfAPart(String text, int at) {
        return at == text.length() - 1 || text.charAt(at + 1) == '.';
    }

    @Test
    void signatureOfOneIsNoneOfAnother() {
        String other = links.make(run(ACME)).text();
        String text = links.make(run).text();

        assertThat(
                        links.open(
                                text.substring(0, text.indexOf('.'))
                                        + other.substring(other.indexOf('.'))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "ü.ü", "====.====", "..", "%00.%00"})
    void whatIsNoLinkOpensNothing(String text) {
        assertThat(links.open(text)).isEmpty();
        assertThat(links.open(text + "x".repeat(1_000))).isEmpty();
    }

    @Test
    void unsignedContentOpensNothing() {
        String content =
                String.join("/", ACME.value(), "nightly", run.runId().value(), "1", "9999999999");
        String bare =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ReportSamples.bytes(content));

        assertThat(links.open(bare + ".")).isEmpty();
        assertThat(links.open(bare)).isEmpty();
    }
}
