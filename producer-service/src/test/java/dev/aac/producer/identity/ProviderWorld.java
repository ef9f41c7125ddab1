package dev.aac.producer.identity;

import dev.aac.producer.identity.ProviderSignIn.Arrival;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.watch.Watches;
import io.quarkus.runtime.LaunchMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People of a {@link PeopleWorld} who come by providers. */
final class ProviderWorld {

    static final Device PHONE = new Device("192.0.2.2", "Browser/2");

    final PeopleWorld people;
    final ClientSeal seal;
    final ProviderSignInCompletion completion;
    private final SignInEvents events;

    ProviderWorld(GuardedStore store) {
        people = new PeopleWorld(store);
        TokenSettings settings =
                new TokenSettings(
                        Optional.of(SigningSecret.random().value()), "15m", "7d", LaunchMode.TEST);
        seal = new ClientSeal(new DerivedKeys(settings), people.clock);
        events =
                new SignInEvents(
                        people.registry,
                        people.trail,
                        Watches.signInFailures(people.trail, people.clock));
        PasswordCheck check =
                new PasswordCheck(
                        people.users,
                        new PasswordHashing("4"),
                        new SignInLock(
                                new InMemoryWindowCounts(),
                                new SignInLockSettings("5"),
                                _ -> {},
                                people.clock),
                        events);
        completion =
                new ProviderSignInCompletion(
                        seal,
                        people.signUp,
                        people.acceptance,
                        new IdentityLinking(check, people.users, people.signIn, people.trail));
    }

    ProviderSignIn signIn(IdentityProviders providers) {
        return new ProviderSignIn(providers, people.users, people.signIn, seal, events);
    }

    /** Goes to the provider and comes back as it should. */
    Arrival arrived(ProvidedPerson person) {
        ProviderSignIn signIn = signIn(new ScriptedProviders(person));
        ProviderName provider = person.identity().provider();
        String flow = signIn.begin(provider).flow();
        return signIn.arrive(provider, flow, answer(flow), PHONE);
    }

    /** The ticket of somebody who has to do something first. */
    String ticket(ProvidedPerson person) {
        return switch (arrived(person)) {
            case Arrival.Waiting waiting -> waiting.ticket();
            case Arrival.In in -> throw new AssertionError("let in: " + in.signedIn().user());
        };
    }

    /** What a browser brings back that was sent away with that flow. */
    Map<String, List<String>> answer(String flow) {
        String state = seal.open(ClientSeal.Purpose.FLOW, flow).orElseThrow().get("state");
        return Map.of("state", List.of(String.valueOf(state)), "code", List.of("code"));
    }

    /** Somebody whom nobody knows yet, with a name and a verified e-mail. */
    static ProvidedPerson stranger() {
        return person(PeopleWorld.anyEmail().value(), true, "Grace");
    }

    static ProvidedPerson person(String email, boolean verified, String name) {
        return new ProvidedPerson(
                new ExternalIdentity(ProviderName.GOOGLE, UUID.randomUUID().toString()),
                email,
                verified,
                name);
    }
}
