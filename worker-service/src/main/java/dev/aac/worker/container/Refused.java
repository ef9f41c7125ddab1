package dev.aac.worker.container;

import java.net.HttpURLConnection;

/** The engine answered a question with an error; whoever asked knows what that means. */
public final class Refused extends Exception {

    private final int status;
    private final String reason;

    /**
     * @param status of HTTP
     * @param reason the engine's words
     */
    public Refused(int status, String reason) {
        super("status " + status + ": " + reason);
        this.status = status;
        this.reason = reason;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The engine's words. */
    public String reason() {
        return reason;
    }

    public boolean isNotFound() {
        return status == HttpURLConnection.HTTP_NOT_FOUND;
    }

    public boolean isConflict() {
        return status == HttpURLConnection.HTTP_CONFLICT;
    }

    public boolean isBadRequest() {
        return status == HttpURLConnection.HTTP_BAD_REQUEST;
    }

    public boolean isForbidden() {
        return status == HttpURLConnection.HTTP_FORBIDDEN;
    }

    public boolean isNotModified() {
        return status == HttpURLConnection.HTTP_NOT_MODIFIED;
    }
}
