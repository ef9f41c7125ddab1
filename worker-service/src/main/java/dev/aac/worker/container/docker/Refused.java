package dev.aac.worker.container.docker;

import java.net.HttpURLConnection;

/** The engine answered a question with an error; whoever asked knows what that means. */
final class Refused extends Exception {

    private final int status;
    private final String reason;

    /**
     * @param status of HTTP
     * @param reason the engine's words
     */
    Refused(int status, String reason) {
        super("status " + status + ": " + reason);
        this.status = status;
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    boolean isNotFound() {
        return status == HttpURLConnection.HTTP_NOT_FOUND;
    }

    boolean isConflict() {
        return status == HttpURLConnection.HTTP_CONFLICT;
    }

    boolean isBadRequest() {
        return status == HttpURLConnection.HTTP_BAD_REQUEST;
    }

    boolean isForbidden() {
        return status == HttpURLConnection.HTTP_FORBIDDEN;
    }

    boolean isNotModified() {
        return status == HttpURLConnection.HTTP_NOT_MODIFIED;
    }
}
