package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.ProvenPerson;
import dev.aac.producer.identity.ProviderSignIn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answer to who has to do something before it is in. */
@JsonPropertyOrder({"success", "data"})
@RegisterForReflection
public record WaitingPersonAnswer(boolean success, View data) {

    /**
     * @param needs {@code organization}, or {@code password} of the account that the e-mail has
     * @param name as the provider told it; null when it told none
     * @param ticket for the completion
     */
    @JsonPropertyOrder({"provider", "email", "name", "needs", "ticket"})
    @RegisterForReflection
    public record View(
            String provider, String email, @Nullable String name, String needs, String ticket) {}

    static WaitingPersonAnswer of(ProviderSignIn.Arrival.Waiting waiting) {
        ProvenPerson person = waiting.person();
        return new WaitingPersonAnswer(
                true,
                new View(
                        person.identity().provider().apiName(),
                        person.email().value(),
                        person.name(),
                        waiting.need().name().toLowerCase(Locale.ROOT),
                        waiting.ticket()));
    }

    /** The ticket stays out of logs. */
    @Override
    public String toString() {
        return "WaitingPersonAnswer[hidden]";
    }
}
