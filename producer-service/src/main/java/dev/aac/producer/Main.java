package dev.aac.producer;

import dev.aac.producer.operator.OrganizationCommand;
import dev.aac.producer.platform.settings.EarlySettings;
import dev.aac.producer.platform.settings.WrongSetting;
import dev.aac.tracing.TracingSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Optional;

/** Starts the producer. */
@QuarkusMain
public final class Main {

    private Main() {}

    /**
     * Checks what the framework itself would stumble over, then hands over to it; or, when the
     * first word says so, asks the producer that runs already something for its operator.
     */
    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(OrganizationCommand.WORD)) {
            System.exit(
                    new OrganizationCommand(System::getenv, System.out, System.err)
                            .run(words.subList(1, words.size())));
        }
        Optional<String> objection = EarlySettings.objection(System::getenv);
        if (objection.isPresent()) {
            System.err.println(objection.get());
            System.exit(WrongSetting.EXIT_STATUS);
        }
        TracingSettings.settle(System::getenv);
        Quarkus.run(arguments);
    }
}
