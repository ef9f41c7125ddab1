package dev.aac.producer.platform.mail;

import dev.aac.producer.platform.mail.SmtpServer.Login;
import dev.aac.producer.platform.mail.SmtpServer.Security;
import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The mail server that the {@code SMTP_*} settings name; none without {@code SMTP_HOST}. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class SmtpSettings {

    private static final String HOST = "SMTP_HOST";
    private static final String PORT = "SMTP_PORT";
    private static final String TLS = "SMTP_TLS";
    private static final String USER = "SMTP_USER";
    private static final String PASSWORD = "SMTP_PASSWORD";
    private static final String FROM = "SMTP_FROM";

    /** Our names of the environment's variables. */
    private static final Map<String, String> PROPERTIES =
            Map.of(
                    HOST, "aac.mail.smtp-host",
                    PORT, "aac.mail.smtp-port",
                    TLS, "aac.mail.smtp-tls",
                    USER, "aac.mail.smtp-user",
                    PASSWORD, "aac.mail.smtp-password",
                    FROM, "aac.mail.smtp-from");

    private static final Pattern HOST_FORM = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final WholeNumberSetting.Range PORTS = new WholeNumberSetting.Range(1, 65_535);

    private final @Nullable SmtpServer server;

    public SmtpSettings(Config config) {
        Map<String, String> given = new TreeMap<>();
        PROPERTIES.forEach(
                (variable, property) ->
                        config.getOptionalValue(property, String.class)
                                .ifPresent(value -> given.put(variable, value)));
        this.server = read(given).orElse(null);
    }

    Optional<SmtpServer> server() {
        return Optional.ofNullable(server);
    }

    /**
     * @param given values that are not empty, by the names of the environment's variables
     * @throws RuntimeException a {@link WrongSetting} when one is wrong
     */
    static Optional<SmtpServer> read(Map<String, String> given) {
        String host = given.get(HOST);
        if (host == null) {
            given.keySet().stream()
                    .findFirst()
                    .ifPresent(
                            other -> {
                                throw WrongSetting.because(
                                        HOST + " must be set, too, when " + other + " is");
                            });
            return Optional.empty();
        }
        if (!HOST_FORM.matcher(host).matches()) {
            throw WrongSetting.because(
                    HOST + " must be the name or address of a host, without a port");
        }
        Security security = security(given.getOrDefault(TLS, "starttls"));
        int port =
                WholeNumberSetting.read(
                        PORT,
                        given.getOrDefault(PORT, Integer.toString(security.usualPort())),
                        PORTS,
                        "");
        return Optional.of(
                new SmtpServer(
                        host, port, security, from(given.get(FROM)), login(given, security)));
    }

    private static Security security(String name) {
        return Security.named(name)
                .orElseThrow(() -> WrongSetting.because(TLS + " must be starttls, tls or off"));
    }

    private static @Nullable Login login(Map<String, String> given, Security security) {
        String user = given.get(USER);
        String password = given.get(PASSWORD);
        if (user == null && password == null) {
            return null;
        }
        if (user == null || password == null) {
            throw WrongSetting.because(USER + " and " + PASSWORD + " must be set together");
        }
        if (security == Security.OFF) {
            throw WrongSetting.because(
                    USER + " must not be set when " + TLS + " is off: the password could be read");
        }
        return new Login(user, password);
    }

    private static InternetAddress from(@Nullable String text) {
        if (text != null && text.chars().noneMatch(Character::isISOControl)) {
            try {
                InternetAddress[] parsed = InternetAddress.parse(text, true);
                if (parsed.length == 1 && parsed[0].getAddress().contains("@")) {
                    parsed[0].setPersonal(parsed[0].getPersonal(), StandardCharsets.UTF_8.name());
                    return parsed[0];
                }
            } catch (AddressException | UnsupportedEncodingException _) {
                // Told below.
            }
        }
        throw WrongSetting.because(
                FROM + " must be one e-mail address such as AAC <aac@example.org>");
    }
}
