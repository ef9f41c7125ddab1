package dev.aac.producer.platform.testing;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that begins a request with a body, and goes on with it however it likes. */
public final class SlowSender implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 60_000;

    private final Socket socket;

    private SlowSender(Socket socket) {
        this.socket = socket;
    }

    /** Nothing of the body is sent yet. */
    public static SlowSender posting(String target, int contentLength) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        SlowSender sender = new SlowSender(socket);
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(target, RestAssured.port, contentLength);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return sender;
    }

    /** The first line of the answer. */
    public String status() {
        try {
            return new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException("no answer came", failed);
        }
    }

    /** Sends so many bytes more; answers whether somebody still takes them. */
    public boolean sends(int bytes) {
        try {
            socket.getOutputStream().write(new byte[bytes]);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
