package dev.aac.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aac.e2e.client.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Socket.IO server in {@code bench/socket-io-server}, in a process of its own. */
final class NodeServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final URI address;

    private NodeServer(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
        this.address = URI.create("http://127.0.0.1:" + ask(command("listen")).path("port"));
    }

    /**
     * @param folder with the program and its modules
     */
    static NodeServer start(Path folder) throws IOException {
        Process process =
                new ProcessBuilder("node", "--expose-gc", "server.mjs")
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            return new NodeServer(process);
        } catch (IOException | RuntimeException failure) {
            process.destroy();
            throw failure;
        }
    }

    /**
     * As a side of the comparison.
     *
     * @param organizations the updates are those of the first one
     * @param like what an update says; others say the same of other executions
     */
    Side side(List<String> organizations, JsonNode like) throws IOException {
        List<String> tokens = new ArrayList<>();
        for (String organization : organizations) {
            ObjectNode command = command("token").put("organizationId", organization);
            tokens.add(ask(command).path("token").asText());
        }
        return new Side(
                "Socket.IO in Node",
                address,
                Dialect.SOCKET_IO,
                new ProcessCost(process.pid()),
                () -> ask(command("memory")).path("kib").asLong(),
                tokens,
                (count, perSecond) ->
                        ask(
                                command("broadcast")
                                        .put("count", count)
                                        .put("perSecond", perSecond)
                                        .set("like", like)));
    }

    private static ObjectNode command(String name) {
        return Json.object("name", name);
    }

    private JsonNode ask(JsonNode command) throws IOException {
        questions.write(command.toString());
        questions.newLine();
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("the server in Node ended without an answer");
        }
        return Json.read(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
