package dev.aac.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One line a container wrote. */
public record LoggedLine(long seq, String stream, String text) {

    /** The lines of a log page or of an {@code execution-log} event. */
    public static List<LoggedLine> listOf(JsonNode array) {
        List<LoggedLine> lines = new ArrayList<>();
        for (JsonNode line : array) {
            lines.add(
                    new LoggedLine(
                            line.path("seq").asLong(),
                            line.path("stream").asText(),
                            line.path("text").asText()));
        }
        return lines;
    }
}
