package dev.aac.producer.execution.web;

import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who reads server-sent events. */
final class EventReader implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> answer;
    private final BufferedReader text;

    private EventReader(HttpRequest request) throws IOException, InterruptedException {
        this.answer = client.send(request, BodyHandlers.ofInputStream());
        this.text =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /**
     * Begins to read.
     *
     * @param headers names and values by turns
     */
    static EventReader of(SignedUp who, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .header("Authorization", "Bearer " + who.token())
                        .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new EventReader(request.build());
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The lines of the next event; none when there are no more. */
    List<String> next() throws IOException {
        List<String> event = new ArrayList<>();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (line.isEmpty() && !event.isEmpty()) {
                return event;
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.add(line);
            }
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        text.close();
        client.shutdownNow();
    }
}
