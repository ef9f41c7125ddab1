package dev.aac.producer.platform.engineio;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param sid the session's name, or null when a new one is wanted
 * @param isUpgrade whether the connection is to become a WebSocket
 */
record EngineQuery(
        @Nullable String transport,
        @Nullable String sid,
        @Nullable String version,
        HttpMethod method,
        boolean isUpgrade) {

    private static final String POLLING = "polling";
    private static final String WEBSOCKET = "websocket";
    private static final String VERSION = "4";

    /** The server has already refused what cannot be decoded. */
    static EngineQuery of(HttpServerRequest request) {
        String sid = request.getParam("sid");
        return new EngineQuery(
                request.getParam("transport"),
                sid == null || sid.isEmpty() ? null : sid,
                request.getParam("EIO"),
                request.method(),
                WEBSOCKET.equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE)));
    }

    /**
     * Why it is refused, in the order in which the reference server looks; empty when it is not.
     *
     * @param session the one of that name
     */
    Optional<EngineError> refusal(Optional<EngineSession> session) {
        if (!POLLING.equals(transport) && !WEBSOCKET.equals(transport)) {
            return Optional.of(EngineError.UNKNOWN_TRANSPORT);
        }
        if (sid == null) {
            return refusalOfNew();
        }
        if (session.isEmpty()) {
            return Optional.of(EngineError.UNKNOWN_SESSION);
        }
        return fits(session.get()) ? Optional.empty() : Optional.of(EngineError.BAD_REQUEST);
    }

    private Optional<EngineError> refusalOfNew() {
        if (!method.equals(HttpMethod.GET)) {
            return Optional.of(EngineError.BAD_HANDSHAKE_METHOD);
        }
        if (WEBSOCKET.equals(transport) != isUpgrade) {
            return Optional.of(EngineError.BAD_REQUEST);
        }
        return VERSION.equals(version)
                ? Optional.empty()
                : Optional.of(EngineError.UNSUPPORTED_VERSION);
    }

    private boolean fits(EngineSession session) {
        if (isUpgrade) {
            return WEBSOCKET.equals(transport) && session.mayUpgrade();
        }
        return POLLING.equals(transport)
                && session.isPolling()
                && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.POST));
    }
}
