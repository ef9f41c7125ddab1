package dev.aac.producer.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * What still comes of a body whose request is answered already. It is taken and dropped, as a
 * connection that is closed at once takes the answer away from who still sends; but not for as long
 * as somebody likes to send. Used by the request's event loop only.
 */
public final class UnwantedBody {

    /** Longest time for the rest of a body. */
    static final Duration TAKEN_FOR = Duration.ofSeconds(10);

    /** So much of it is taken. */
    static final long BYTES_MAX = 16L * 1024 * 1024;

    private final HttpServerRequest request;
    private long bytes;

    private UnwantedBody(HttpServerRequest request) {
        this.request = request;
    }

    /** Drops the rest, and cuts the connection off when it does not end. */
    public static void drop(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        UnwantedBody body = new UnwantedBody(request);
        long cut = context.vertx().setTimer(TAKEN_FOR.toMillis(), _ -> body.cut());
        request.exceptionHandler(_ -> context.vertx().cancelTimer(cut));
        request.endHandler(_ -> context.vertx().cancelTimer(cut));
        request.handler(part -> body.count(part.length()));
        request.resume();
    }

    private void count(int more) {
        bytes += more;
        if (bytes > BYTES_MAX) {
            cut();
        }
    }

    private void cut() {
        var _ = request.connection().close();
    }
}
