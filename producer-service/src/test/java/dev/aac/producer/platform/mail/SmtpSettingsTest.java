package dev.aac.producer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {

    private static final String FROM = "AAC Größe <aac@example.org>";

    @Test
    void withoutAHostThereIsNoServer() {
        assertThat(SmtpSettings.read(Map.of())).isEmpty();
    }

    @Test
    void hostAndSenderAreEnough() {
        SmtpServer server =
                SmtpSettings.read(Map.of("SMTP_HOST", "mail.example.org", "SMTP_FROM", FROM))
                        .orElseThrow();

        assertThat(server.host()).isEqualTo("mail.example.org");
        assertThat(server.port()).isEqualTo(587);
        assertThat(server.security()).isEqualTo(SmtpServer.Security.STARTTLS);
        assertThat(server.from().getAddress()).isEqualTo("aac@example.org");
        assertThat(server.from().getPersonal()).isEqualTo("AAC Größe");
        assertThat(server.login()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"starttls,587", "tls,465", "off,25"})
    void portIsTheUsualOneUnlessSet(String tls, int port) {
        Map<String, String> given = given("SMTP_TLS", tls);
        assertThat(SmtpSettings.read(given).orElseThrow().port()).isEqualTo(port);
        given.put("SMTP_PORT", "2525");
        assertThat(SmtpSettings.read(given).orElseThrow().port()).isEqualTo(2_525);
    }

    @Test
    void passwordIsNotInTheTextForm() {
        Map<String, String> given = given("SMTP_USER", "ada");
        given.put("SMTP_PASSWORD", "hunter2");

        SmtpServer server = SmtpSettings.read(given).orElseThrow();

        assertThat(server.login()).isEqualTo(new SmtpServer.Login("ada", "hunter2"));
        assertThat(server.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMTP_HOST|a b|SMTP_HOST must be the name or address of a host, without a port",
                "SMTP_HOST|smtp://mail|SMTP_HOST must be the name or address of a host, without a"
                        + " port",
                "SMTP_PORT|0|SMTP_PORT must be a whole number from 1 to 65535",
                "SMTP_PORT|x|SMTP_PORT must be a whole number from 1 to 65535",
                "SMTP_TLS|yes|SMTP_TLS must be starttls, tls or off",
                "SMTP_USER|ada|SMTP_USER and SMTP_PASSWORD must be set together",
                "SMTP_PASSWORD|hunter2|SMTP_USER and SMTP_PASSWORD must be set together",
                "SMTP_FROM|nobody|SMTP_FROM must be one e-mail address such as AAC"
                        + " <aac@example.org>",
                "SMTP_FROM|a@example.org, b@example.org|SMTP_FROM must be one e-mail address such"
                        + " as AAC <aac@example.org>",
            })
    void wrongSettingIsOneSentence(String name, String value, String sentence) {
        assertThatThrownBy(() -> SmtpSettings.read(given(name, value))).hasMessage(sentence);
    }

    @Test
    void senderIsNeededAndAHostWithIt() {
        assertThatThrownBy(() -> SmtpSettings.read(Map.of("SMTP_HOST", "mail.example.org")))
                .hasMessageStartingWith("SMTP_FROM must be");
        assertThatThrownBy(() -> SmtpSettings.read(Map.of("SMTP_FROM", FROM)))
                .hasMessage("SMTP_HOST must be set, too, when SMTP_FROM is");
    }

    @Test
    void passwordIsNotSentInTheOpen() {
        Map<String, String> given = given("SMTP_TLS", "off");
        given.put("SMTP_USER", "ada");
        given.put("SMTP_PASSWORD", "hunter2");

        assertThatThrownBy(() -> SmtpSettings.read(given))
                .hasMessageStartingWith("SMTP_USER must not be set when SMTP_TLS is off");
    }

    private static Map<String, String> given(String name, String value) {
        Map<String, String> given = new TreeMap<>();
        given.put("SMTP_HOST", "mail.example.org");
        given.put("SMTP_FROM", FROM);
        given.put(name, value);
        return given;
    }
}
