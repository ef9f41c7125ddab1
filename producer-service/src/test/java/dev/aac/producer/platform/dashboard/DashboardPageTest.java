package dev.aac.producer.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardPageTest {

    private final DashboardPage page = new DashboardPage(BuiltDashboard.PAGE);

    @Test
    void nonceIsInThePageAndDiffersEachTime() {
        String nonce = page.newNonce();

        assertThat(page.with(nonce))
                .hasToString(BuiltDashboard.PAGE.replace("__CSP_NONCE__", nonce));
        assertThat(page.newNonce()).isNotEqualTo(nonce).hasSize(24);
    }

    @Test
    void policyAllowsNothingInline() {
        assertThat(DashboardPage.policy("abc", "aac.example.org:8443"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc';"
                                + " connect-src 'self' ws://aac.example.org:8443"
                                + " wss://aac.example.org:8443; img-src 'self' data:;"
                                + " font-src 'self'; frame-src 'self'; base-uri 'none';"
                                + " form-action 'self'; frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a;script-src *", "a b", "a,b", "*", "a'b", "a/b"})
    void hostThatIsNoneIsLeftOut(String host) {
        assertThat(DashboardPage.policy("abc", host)).contains("; connect-src 'self'; img-src");
    }

    /** The image of the dashboard answers the page without this service. */
    @Test
    void nginxSaysTheSamePolicy() throws IOException {
        String template = Files.readString(Path.of("../docker/dashboard/default.conf.template"));

        assertThat(template)
                .contains(
                        DashboardPage.policy("$request_id", "host")
                                .replace(" ws://host wss://host", "$socket_sources"))
                .contains(" ws://$http_host wss://$http_host")
                .contains("sub_filter " + DashboardPage.NONCE_PLACE + " $request_id;");
    }
}
