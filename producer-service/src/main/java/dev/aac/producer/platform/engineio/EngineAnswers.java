package dev.aac.producer.platform.engineio;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** The forms of answers. Each is called on the connection's event loop. */
final class EngineAnswers {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final String TAKEN = "ok";

    private EngineAnswers() {}

    static void refuse(HttpServerResponse response, EngineError why) {
        if (isOpen(response)) {
            var _ =
                    prepared(response, "application/json")
                            .setStatusCode(BAD_REQUEST)
                            .end(why.json());
        }
    }

    /** Packets, as soon as they are written. */
    static Future<Void> send(HttpServerResponse response, List<byte[]> packets) {
        if (!isOpen(response)) {
            return Future.failedFuture("the connection is gone");
        }
        Buffer body = EnginePackets.body(packets);
        return prepared(response, "text/plain; charset=UTF-8").end(body);
    }

    /** The body was taken. It is no page, but older browsers would offer plain text as a file. */
    static void taken(HttpServerResponse response) {
        if (isOpen(response)) {
            var _ = prepared(response, "text/html").end(TAKEN);
        }
    }

    static void tooLarge(HttpServerResponse response) {
        if (isOpen(response)) {
            var _ = prepared(response, "text/plain").setStatusCode(TOO_LARGE).end();
        }
    }

    private static boolean isOpen(HttpServerResponse response) {
        return !response.ended() && !response.closed();
    }

    private static HttpServerResponse prepared(HttpServerResponse response, String type) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
