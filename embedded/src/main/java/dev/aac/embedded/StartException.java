package dev.aac.embedded;

import org.jspecify.annotations.Nullable;

/// Why the process does not start: one sentence for whoever started it.
final class StartException extends RuntimeException {

    StartException(String sentence) {
        this(sentence, null);
    }

    StartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
