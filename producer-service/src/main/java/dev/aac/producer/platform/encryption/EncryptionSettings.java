package dev.aac.producer.platform.encryption;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys for what is stored encrypted. In production there is none that nobody set. */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class EncryptionSettings {

    private static final int KEY_BYTES = 32;
    private static final String CURRENT = "ENCRYPTION_KEY";
    private static final String PREVIOUS = "ENCRYPTION_KEY_PREVIOUS";

    private final Optional<EncryptionKey> current;
    private final Optional<EncryptionKey> previous;

    public EncryptionSettings(
            @ConfigProperty(name = "aac.encryption.key") Optional<String> current,
            @ConfigProperty(name = "aac.encryption.key-previous") Optional<String> previous,
            LaunchMode mode) {
        this.current =
                read(CURRENT, current)
                        .or(
                                () ->
                                        mode == LaunchMode.NORMAL
                                                ? Optional.empty()
                                                : Optional.of(random()));
        this.previous = read(PREVIOUS, previous);
        if (this.current.isEmpty() && this.previous.isPresent()) {
            throw WrongSetting.because(PREVIOUS + " is set, but " + CURRENT + " is not");
        }
    }

    private static Optional<EncryptionKey> read(String name, Optional<String> text) {
        return text.filter(value -> !value.isEmpty()).map(value -> EncryptionKey.read(name, value));
    }

    private static EncryptionKey random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return EncryptionKey.of(bytes);
    }

    /** What is encrypted from now on. */
    Optional<EncryptionKey> current() {
        return current;
    }

    /** What was encrypted before the key was changed, for reading. */
    Optional<EncryptionKey> previous() {
        return previous;
    }
}
