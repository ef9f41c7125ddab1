package dev.aac.producer.fuzz;

import io.vertx.core.MultiMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came back. */
record Reply(int status, MultiMap headers, String body) {

    private static final int REFUSALS = 400;

    boolean isSuccess() {
        return status < REFUSALS;
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Without parameters; empty when there is none. */
    String mediaType() {
        String type = header("Content-Type");
        if (type == null) {
            return "";
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Every byte that a client sees. */
    String whole() {
        return status + "\n" + headers + "\n" + body;
    }
}
