package dev.aac.producer.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.identity.ProviderName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

    @Test
    void providerIsThereOnceIdAndSecretAre() {
        ProviderSettings none = settings(Map.of("aac.oauth.google.client-id", ""));
        assertThat(ProviderName.values()).allMatch(name -> none.client(name).isEmpty());

        ProviderSettings one =
                settings(
                        Map.of(
                                "aac.oauth.github.client-id", "id",
                                "aac.oauth.github.client-secret", "secret"));
        assertThat(one.client(ProviderName.GITHUB)).isPresent();
        assertThat(one.client(ProviderName.GOOGLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id", "client-secret"})
    void halfAProviderStopsTheStart(String half) {
        assertThatThrownBy(() -> settings(Map.of("aac.oauth.microsoft." + half, "x")))
                .hasMessage(
                        "MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET must be set both or"
                                + " neither");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example.org",
                "accounts.example.org",
                "ftp://accounts.example.org",
                "https://",
                "https://accounts.example.org?a=b",
                "https://accounts.example.org#a",
                "https://me:secret@accounts.example.org",
                "not an address"
            })
    void addressWithoutTlsOrOfAnotherFormStopsTheStart(String address) {
        assertThatThrownBy(() -> settings(Map.of("aac.oauth.google.issuer", address)))
                .hasMessageStartingWith("GOOGLE_ISSUER must be an https:// address");
    }

    private static ProviderSettings settings(Map<String, String> settings) {
        return new ProviderSettings(StandInWorld.config(settings));
    }
}
