package dev.aac.producer;

import dev.aac.producer.platform.settings.EarlySettings;
import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.tracing.TracingSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;

/** Starts the producer. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Checks what the framework itself would stumble over, then hands over to it. */
    public static void main(String... arguments) {
        Optional<String> objection = EarlySettings.objection(System::getenv);
        if (objection.isPresent()) {
            System.err.println(objection.get());
            System.exit(WrongSetting.EXIT_STATUS);
        }
        TracingSettings.settle(System::getenv);
        Quarkus.run(arguments);
    }
}
