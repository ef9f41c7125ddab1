package dev.aac.producer.platform.engineio;

import dev.aac.producer.platform.http.UnwantedBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Collects the body of a request and hands its packets over. Used by the request's event loop only.
 */
final class PostedBody {

    /** Longest time for a whole body: whoever sends it more slowly is cut off. */
    static final Duration SENT_WITHIN = Duration.ofSeconds(10);

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final EngineSession session;
    private final Buffer body = Buffer.buffer();
    private long cut;
    private boolean over;

    PostedBody(RoutingContext context, EngineSession session) {
        this.context = context;
        this.request = context.request();
        this.response = context.response();
        this.session = session;
    }

    void read() {
        if (!session.beginBody()) {
            EngineAnswers.refuse(response, EngineError.BAD_REQUEST);
            UnwantedBody.drop(context);
            return;
        }
        cut = context.vertx().setTimer(SENT_WITHIN.toMillis(), _ -> cut());
        request.exceptionHandler(_ -> end());
        request.endHandler(_ -> take());
        request.handler(this::part);
        if (declaredLength() > EngineSession.BODY_BYTES_MAX) {
            refuseTooLarge();
        }
    }

    private void part(Buffer part) {
        if (over) {
            return;
        }
        if (body.length() + part.length() > EngineSession.BODY_BYTES_MAX) {
            refuseTooLarge();
        } else {
            body.appendBuffer(part);
        }
    }

    private void refuseTooLarge() {
        end();
        EngineAnswers.tooLarge(response);
        session.fail(EngineFault.TOO_BIG);
        UnwantedBody.drop(context);
    }

    private void take() {
        if (over) {
            return;
        }
        end();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body.getBytes());
            session.body(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            EngineAnswers.taken(response);
        } catch (CharacterCodingException _) {
            EngineAnswers.refuse(response, EngineError.BAD_REQUEST);
            session.fail(EngineFault.MALFORMED);
        }
    }

    /** The session may have ended long ago, and would be kept with the connection. */
    private void cut() {
        end();
        var _ = request.connection().close();
    }

    private void end() {
        if (!over) {
            over = true;
            context.vertx().cancelTimer(cut);
            session.endBody();
        }
    }

    private long declaredLength() {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The server has already refused what is not a number.
        return declared == null ? 0 : Long.parseLong(declared);
    }
}
