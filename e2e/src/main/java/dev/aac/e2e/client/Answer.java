package dev.aac.e2e.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the service answered, whatever the status. */
public record Answer(int status, HttpHeaders headers, String body) {

    public Answer {
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
    }

    public JsonNode json() {
        return Json.read(body);
    }

    /** The member {@code data} of a success. */
    public JsonNode data() {
        return json().path("data");
    }

    /** The text member of the top level, or an empty string when there is none. */
    public String text(String member) {
        return json().path(member).asText();
    }

    /**
     * This answer, if it has the status.
     *
     * @throws UnexpectedAnswerException with status and body otherwise
     */
    public Answer orThrow(int expectedStatus) {
        if (status != expectedStatus) {
            throw new UnexpectedAnswerException(
                    "expected status " + expectedStatus + " but got " + status + ": " + body);
        }
        return this;
    }
}
