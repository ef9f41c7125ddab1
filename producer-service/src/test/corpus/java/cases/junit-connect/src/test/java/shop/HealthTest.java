package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HealthTest {
    static HttpClient client;

    @BeforeAll
    static void open() {
        client = HttpClient.newHttpClient();
    }

    @Test
    void isUp() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:4999/health")).build();
        assertEquals(200, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
}
