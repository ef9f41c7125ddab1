package dev.aac.producer.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionSettingsTest {

    private static final String GOOD = EncryptionKeys.hex();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                " 0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff00"
            })
    void keyThatIsNoneStopsTheStartWithASentence(String key) {
        assertThatThrownBy(() -> settings(Optional.of(key), Optional.empty()))
                .hasMessageStartingWith("ENCRYPTION_KEY ")
                .hasMessageContaining("openssl rand -hex 32")
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain(key.strip()));
        assertThatThrownBy(() -> settings(Optional.of(GOOD), Optional.of(key)))
                .hasMessageStartingWith("ENCRYPTION_KEY_PREVIOUS ");
    }

    @Test
    void previousKeyAloneStopsTheStart() {
        assertThatThrownBy(() -> settings(Optional.empty(), Optional.of(GOOD)))
                .hasMessage("ENCRYPTION_KEY_PREVIOUS is set, but ENCRYPTION_KEY is not");
    }

    @Test
    void productionStartsWithoutAKeyAndMakesNone() {
        assertThat(settings(Optional.empty(), Optional.empty()).current()).isEmpty();
        assertThat(settings(Optional.of(""), Optional.of("")).current()).isEmpty();
    }

    @Test
    void developmentMakesAKeyOfItsOwn() {
        EncryptionSettings one =
                new EncryptionSettings(Optional.empty(), Optional.empty(), LaunchMode.DEVELOPMENT);
        EncryptionSettings other =
                new EncryptionSettings(Optional.empty(), Optional.empty(), LaunchMode.TEST);

        assertThat(one.current().orElseThrow().id())
                .isNotEqualTo(other.current().orElseThrow().id());
    }

    @Test
    void keyIsKnownByItsValueWhateverItsLetters() {
        EncryptionKey key = EncryptionKey.read("KEY", GOOD);

        assertThat(EncryptionKey.read("KEY", GOOD.toUpperCase(Locale.ROOT)).id())
                .isEqualTo(key.id());
        assertThat(EncryptionKey.read("KEY", EncryptionKeys.hex()).id()).isNotEqualTo(key.id());
        assertThat(key.toString()).doesNotContain(GOOD);
        assertThat(GOOD).doesNotContain(key.id());
    }

    private static EncryptionSettings settings(
            Optional<String> current, Optional<String> previous) {
        return EncryptionKeys.settings(current, previous);
    }
}
