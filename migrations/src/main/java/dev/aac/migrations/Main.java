package dev.aac.migrations;

import static java.util.Objects.requireNonNullElse;

import com.mongodb.MongoException;
import dev.aac.migrations.CommandLine.Verb;
import dev.aac.migrations.original.SingleTenantMigration;
import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.LeaseLostException;
import dev.aac.migrations.run.RefusedException;
import dev.aac.migrations.run.Runner;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code status}, {@code up}, {@code up --dry-run}, {@code verify}. */
public final class Main {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int NOT_UNDERSTOOD = 2;

    /** As the producer ends then. */
    static final int WRONG_SETTING = 78;

    /** Longest wait for another process that migrates; a dead one loses the lock long before. */
    private static final Duration LOCK_WAIT_MAX = Duration.ofHours(2);

    /** Kept, or the level would be forgotten with it. */
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    private final Function<String, @Nullable String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Main(Function<String, @Nullable String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String... words) {
        DRIVER.setLevel(Level.SEVERE);
        System.exit(new Main(System::getenv, System.out, System.err).run(List.of(words)));
    }

    /** Returns the process's exit status. */
    int run(List<String> words) {
        Optional<CommandLine> command = CommandLine.parsed(words);
        if (command.isEmpty()) {
            err.println(CommandLine.USAGE);
            return NOT_UNDERSTOOD;
        }
        try {
            run(command.get(), Settings.read(environment));
            return DONE;
        } catch (WrongSettingException wrong) {
            err.println(wrong.getMessage());
            return WRONG_SETTING;
        } catch (RefusedException | LeaseLostException refused) {
            err.println(refused.getMessage());
            return REFUSED;
        } catch (MongoException failed) {
            err.println(StoreFailure.sentence(failed));
            return REFUSED;
        }
    }

    private void run(CommandLine command, Settings settings) {
        long beganNanos = System.nanoTime();
        String organization = command.organization();
        SingleTenantMigration first =
                new SingleTenantMigration(
                        organization == null ? settings.organization() : organization,
                        settings.adminPassword());
        Consumer<String> say =
                line -> {
                    out.println(line);
                    out.flush();
                };
        try (Database database = Database.at(settings.store())) {
            database.await(say);
            Runner.Locking locking = new Runner.Locking(holder(), settings.lease(), LOCK_WAIT_MAX);
            Runner runner = new Runner(database, List.of(first), locking, say);
            switch (command.verb()) {
                case STATUS -> runner.status();
                case UP -> runner.up();
                case DRY_RUN -> runner.dryRun();
                case VERIFY -> runner.verify();
            }
        }
        if (command.verb() != Verb.STATUS) {
            say.accept(Cost.since(beganNanos));
        }
    }

    private static String holder() {
        return "process %d on %s".formatted(ProcessHandle.current().pid(), host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return requireNonNullElse(nameless.getMessage(), "an unnamed machine");
        }
    }
}
