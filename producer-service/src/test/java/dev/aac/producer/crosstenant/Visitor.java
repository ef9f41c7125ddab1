package dev.aac.producer.crosstenant;

import dev.aac.producer.identity.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/**
 * Calls operations as somebody. Thread-safe.
 *
 * @param credential a token, or an API key
 */
record Visitor(URI base, Kind kind, String credential) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CORRELATION = Pattern.compile("\"correlationId\":\"[^\"]*\"");

    /** What somebody is in the own organization. */
    enum Kind {
        ADMIN(Role.ADMIN),
        DEVELOPER(Role.DEVELOPER),
        VIEWER(Role.VIEWER),
        /** A program whose key allows everything that keys may. */
        API_KEY(Role.ADMIN);

        private final Role role;

        Kind(Role role) {
            this.role = role;
        }

        Role role() {
            return role;
        }

        boolean isKey() {
            return this == API_KEY;
        }

        private String header() {
            return isKey() ? "X-Api-Key" : "Authorization";
        }

        private String value(String credential) {
            return isKey() ? credential : "Bearer " + credential;
        }
    }

    /**
     * What came back.
     *
     * @param whole every header and the body
     */
    record Reply(int status, String contentType, String body, String whole) {

        /** All that may not differ between what is another's and what is not there. */
        String comparable() {
            return "%d %s %s"
                    .formatted(status, contentType, CORRELATION.matcher(body).replaceAll(""));
        }
    }

    Reply call(Row row, Target target, Disguise disguise, Names names) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(disguise.path(target, names)))
                        .header(kind.header(), kind.value(credential))
                        .header("Accept", target.accept());
        String body = target.body();
        if (body == null) {
            request.method(row.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(row.method(), HttpRequest.BodyPublishers.ofString(names.in(body)));
        }
        disguise.headers(target, names).forEach(request::header);
        HttpResponse<String> answer = send(request.build());
        return new Reply(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body(),
                answer.headers().map() + answer.body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
