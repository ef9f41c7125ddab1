package dev.aac.worker;

import dev.aac.tracing.TracingSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The process. When it cannot start because of how it was set up, one sentence says so.
@QuarkusMain
public final class Main {

    /// Exit status after a wrong setting, the same for both services.
    static final int WRONG_SETTING_STATUS = 78;

    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    public static void main(String... args) {
        Optional<String> objection =
                StartFailures.logFormat(System.getenv("LOG_FORMAT"))
                        .or(
                                () ->
                                        TracingSettings.objection(System::getenv)
                                                .map(rule -> rule + "."));
        if (objection.isPresent()) {
            System.err.println(objection.get());
            System.exit(WRONG_SETTING_STATUS);
        }
        TracingSettings.settle(System::getenv);
        Quarkus.run(null, Main::exit, args);
    }

    private static void exit(int code, @Nullable Throwable failure) {
        System.exit(failure == null ? code : statusOf(failure));
    }

    private static int statusOf(Throwable failure) {
        Optional<String> sentence = StartFailures.sentence(failure);
        if (sentence.isPresent()) {
            System.err.println(sentence.get());
            return WRONG_SETTING_STATUS;
        }
        LOG.fatal("The worker could not start", failure);
        return 1;
    }
}
