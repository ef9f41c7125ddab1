package dev.aac.producer.execution.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.contract.id.RunId;
import dev.aac.producer.execution.LogFollowing;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the events of a log. */
@Singleton
class LogEvents {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final LogFollowing following;
    private final ObjectMapper json;
    private final RoutingContext http;

    LogEvents(LogFollowing following, ObjectMapper json, RoutingContext http) {
        this.following = following;
        this.json = json;
        this.http = http;
    }

    /**
     * Where a reader goes on who has been here before.
     *
     * @param asked from which line on it asked then, and asks again
     */
    static long fromSeq(HttpHeaders headers, QueryParameters query, long asked) {
        String last = headers.getHeaderString(LAST_EVENT_ID);
        if (last == null || last.isBlank()) {
            return asked;
        }
        boolean number = NUMBER.matcher(last).matches();
        query.findings().require(number, LAST_EVENT_ID, "must be the id of an event");
        return number ? Long.parseLong(last) + 1 : asked;
    }

    /**
     * @throws ProblemException when there is no place left
     */
    RestResponse<LogEventStream> of(
            Principal reader, RunId run, long fromSeq, LogEventStream.Pages pages) {
        LogFollowing.Follower follower =
                following.follow(reader, run, new HttpReader(http.request()));
        return RestResponse.ResponseBuilder.ok(new LogEventStream(fromSeq, pages, follower, json))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // nginx would gather lines.
                .header("X-Accel-Buffering", "no")
                .type(MediaType.SERVER_SENT_EVENTS)
                .build();
    }
}
