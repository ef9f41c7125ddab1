package dev.aac.e2e.demo;

import dev.aac.e2e.client.AacClient;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.client.UnexpectedAnswerException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Runs the demo against an installation: {@code Main <url> <image> <e-mail> [colour]}, the password
 * in the environment variable {@code AAC_DEMO_PASSWORD}. Exits with 0 only if all five executions
 * ended as they must.
 */
public final class Main {

    private static final Duration END_LIMIT = Duration.ofMinutes(2);

    private Main() {}

    public static void main(String[] arguments) {
        String password = System.getenv("AAC_DEMO_PASSWORD");
        if (arguments.length < 3 || password == null) {
            System.err.println("usage: AAC_DEMO_PASSWORD=… <url> <image> <e-mail> [colour]");
            System.exit(2);
        }
        try {
            Member member = signIn(URI.create(arguments[0]), arguments[2], password);
            boolean coloured = List.of(arguments).contains("colour");
            boolean asExpected = run(member, arguments[1], coloured, System.out);
            System.exit(asExpected ? 0 : 1);
        } catch (UnexpectedAnswerException | UncheckedIOException e) {
            System.err.println("The demo stopped: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Member signIn(URI url, String email, String password) {
        AacClient client = new AacClient(url);
        Member known = client.logIn(email, password);
        return known == null ? client.signUp(email, password, "Demo") : known;
    }

    private static boolean run(Member member, String image, boolean coloured, PrintStream out) {
        List<DemoRun> runs =
                DemoRun.all(image, Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
        Board board = new Board(out, coloured, runs);
        try (LiveSocket socket = member.openSocket()) {
            socket.watch(board::show);
            runs.forEach(run -> member.submit(run.request()));
            runs.forEach(run -> socket.awaitEnd(run.taskId(), END_LIMIT));
        }
        board.tableHead();
        boolean asExpected = true;
        for (DemoRun run : runs) {
            ExecutionSnapshot end = member.execution(run.taskId());
            long lines = end.json().path("logs").path("lines").asLong();
            board.tableRow(run, end, lines);
            asExpected &= run.endedAsExpected(end, lines);
        }
        return asExpected;
    }
}
