package dev.aac.bench;

import static java.util.Objects.requireNonNull;

import dev.aac.e2e.client.AacClient;
import dev.aac.e2e.client.Member;
import java.io.PrintStream;
import java.net.URI;
import java.util.UUID;

/**
 * Measures one thing of a running installation and prints JSON lines. {@code ./aac bench} starts
 * the installation and names it here in system properties.
 */
public final class Main {

    private static final String PASSWORD = "Bench-" + UUID.randomUUID() + "-Aa1";

    private Main() {}

    /**
     * @param args the name of the measurement
     */
    public static void main(String[] args) throws Exception {
        Report report = new Report(System.out);
        Target target = Target.fromProperties();
        switch (args[0]) {
            case "latency" -> new LatencyBench(member(target), target, report).run();
            case "throughput" -> new ThroughputBench(member(target), target, report).run();
            case "mixed" -> new MixedBench(member(target), target, report).run();
            case "auth" -> new AuthBench(() -> member(target), target, hashSeconds(), report).run();
            case "list" -> new ListBench(member(target), target, report).run();
            case "scale" ->
                    new ScaleBench(
                                    () -> member(target),
                                    target,
                                    ScaleBench.Scale.fromProperties(),
                                    report)
                            .run();
            case "live" ->
                    new LiveBench(() -> member(target), target, LiveScale.fromProperties(), report)
                            .run();
            case "logs" -> new LogsBench(member(target), target, report).run();
            case "start" -> new StartBench(target, report).run();
            default -> refuse(System.err, args[0]);
        }
    }

    private static void refuse(PrintStream err, String name) {
        err.printf(
                "There is no measurement \"%s\": latency, throughput, mixed, auth, list, scale,"
                        + " live, logs, start.%n",
                name);
        System.exit(2);
    }

    private static double hashSeconds() {
        return Double.parseDouble(requireNonNull(System.getProperty("aac.bench.hashMs"))) / 1_000;
    }

    private static Member member(Target target) {
        String email = "bench-" + UUID.randomUUID() + "@bench.local";
        return new AacClient(URI.create(target.producerUrl())).signUp(email, PASSWORD, "Bench");
    }
}
