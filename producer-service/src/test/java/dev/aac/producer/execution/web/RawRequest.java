package dev.aac.producer.execution.web;

import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request that no decent client would send. */
final class RawRequest {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawRequest() {}

    /** Sends the target as it is and answers the status line. */
    static String get(SignedUp caller, String target) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            List<String> head =
                    List.of(
                            "GET " + target + " HTTP/1.1",
                            "Host: localhost",
                            "Connection: close",
                            "Authorization: Bearer " + caller.token(),
                            "",
                            "");
            socket.getOutputStream()
                    .write(String.join("\r\n", head).getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return String.valueOf(answer.readLine());
        }
    }
}
