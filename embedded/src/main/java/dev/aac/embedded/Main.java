package dev.aac.embedded;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Starts the store and the broker of the one-command start in this process, until it is told to
/// end.
///
/// Settings come from the environment or as `NAME=value` arguments, see [StartSettings]. Once both
/// are ready, the ready file holds `mongoUri`, `amqpUrl` and `pid`; a clean end removes it. Exit
/// code 2 means that it did not start; the reason is one sentence on standard error.
public final class Main {

    private static final int EXIT_NOT_STARTED = 2;

    /// As a process ends that does nothing about SIGTERM.
    private static final int EXIT_TERMINATED = 143;

    private Main() {}

    /// @param arguments settings that have precedence over the environment
    public static void main(String[] arguments) {
        ProcessLog.configure();
        try {
            run(StartSettings.read(arguments, System.getenv()), System.out);
        } catch (StartException e) {
            System.err.println(e.getMessage());
            // Halts, as what has started may not be left running by half.
            Runtime.getRuntime().halt(EXIT_NOT_STARTED);
        }
    }

    private static void run(StartSettings settings, PrintStream out) {
        removeReadyFile(settings);
        AtomicReference<@Nullable RunningServices> services = new AtomicReference<>();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(settings, services.get()), "stop"));
        RunningServices running = RunningServices.start(settings);
        services.set(running);
        if (settings.readyFile() != null) {
            PrivateProperties.write(settings.readyFile(), running.addresses());
        }
        long startMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        out.println("Ready after " + startMillis + " ms: " + running.description() + ".");
        out.flush();
    }

    /// Ends the process as soon as everything is kept; during the start there is nothing to keep.
    private static void stop(StartSettings settings, @Nullable RunningServices services) {
        removeReadyFile(settings);
        if (services != null) {
            services.close();
        }
        Runtime.getRuntime().halt(EXIT_TERMINATED);
    }

    private static void removeReadyFile(StartSettings settings) {
        if (settings.readyFile() != null) {
            PrivateProperties.remove(settings.readyFile());
        }
    }
}
