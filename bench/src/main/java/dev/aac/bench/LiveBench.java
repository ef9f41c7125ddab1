package dev.aac.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The live channel, as our own clients and as those of Socket.IO speak with it, against a server of
 * Socket.IO in Node that says the same. All take turns.
 */
final class LiveBench {

    /** Those of the idle sockets. */
    private static final int ORGANIZATIONS = 10;

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<Member> members;
    private final Target target;
    private final LiveScale scale;
    private final Report report;

    /**
     * @param members makes one of an organization of its own
     */
    LiveBench(Supplier<Member> members, Target target, LiveScale scale, Report report) {
        this.members = Stream.generate(members).limit(ORGANIZATIONS).toList();
        this.target = target;
        this.scale = scale;
        this.report = report;
    }

    void run() throws Exception {
        Member member = members.getFirst();
        String held = heldRun(member);
        HeldRuns runs = new HeldRuns(target.mongoUri(), member.account().organizationId(), held);
        try (EndedRuns ends = new EndedRuns(target.amqpUrl(), runs)) {
            compare(ends);
        } finally {
            try (LiveSocket socket = member.openSocket()) {
                member.cancel(held);
                socket.awaitEnd(held, LIMIT);
            }
        }
    }

    private void compare(EndedRuns ends) throws Exception {
        List<Side> ours =
                List.of(
                        ours("/ws", Dialect.NATIVE, ends),
                        ours("/socket.io/", Dialect.SOCKET_IO, ends));
        Path folder = target.socketIoServer();
        if (folder == null) {
            measure(ours);
            return;
        }
        List<String> organizations =
                members.stream().map(member -> member.account().organizationId()).toList();
        JsonNode like = sample(ends);
        try (NodeServer node = NodeServer.start(folder)) {
            List<Side> all = new ArrayList<>(List.of(node.side(organizations, like)));
            all.addAll(ours);
            measure(all);
        }
    }

    private void measure(List<Side> sides) throws Exception {
        if (scale.idle() > 0) {
            new IdleBench(sides, scale, report).run();
        }
        if (scale.room() > 0) {
            new FanOutBench(sides, scale.room(), report).run();
        }
    }

    private Side ours(String path, Dialect dialect, EndedRuns ends) {
        return new Side(
                "AAC " + path,
                URI.create(target.producerUrl()),
                dialect,
                new ProcessCost(target.producerPid()),
                new JvmMemory(target.producerPid()),
                members.stream().map(member -> member.account().token()).toList(),
                ends);
    }

    /** What one of our updates says. */
    private JsonNode sample(EndedRuns ends) throws Exception {
        try (LiveSocket socket = members.getFirst().openSocket()) {
            ends.send(1, 1);
            return socket.await(
                            "the end of a run",
                            event -> event.taskId().startsWith(HeldRuns.PREFIX),
                            LIMIT)
                    .data();
        }
    }

    private String heldRun(Member member) {
        try (LiveSocket socket = member.openSocket()) {
            String taskId =
                    member.submit(ExecutionRequest.of(target.image(), "sleep 3600")).taskId();
            socket.await(
                    "RUNNING",
                    event -> event.isUpdateOf(taskId) && event.status().equals("RUNNING"),
                    LIMIT);
            return taskId;
        }
    }
}
