package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets people in whom a provider knows. Whom it means is told by its subject alone; an e-mail, even
 * a verified one, opens nobody's account, because nobody verified the e-mail of an account that was
 * made with a password: it may have been made by somebody who waits for its owner.
 */
@ApplicationScoped
public class ProviderSignIn {

    private final IdentityProviders providers;
    private final Users users;
    private final SignIn signIn;
    private final ClientSeal seal;
    private final SignInEvents events;

    public ProviderSignIn(
            IdentityProviders providers,
            Users users,
            SignIn signIn,
            ClientSeal seal,
            SignInEvents events) {
        this.providers = providers;
        this.users = users;
        this.signIn = signIn;
        this.seal = seal;
        this.events = events;
    }

    /**
     * @param page where to send the browser
     * @param flow sealed; what the browser must bring back
     */
    public record Departure(URI page, String flow) {}

    /** What became of a browser that came back. */
    public sealed interface Arrival {

        /** The person has an account and is in. */
        record In(SignedIn signedIn) implements Arrival {}

        /**
         * The person has to do something first.
         *
         * @param ticket sealed; the person, for {@link ProviderSignInCompletion}
         */
        record Waiting(ProvenPerson person, Need need, String ticket) implements Arrival {}
    }

    /** What is missing. */
    public enum Need {
        /** There is no account: it needs an organization, or an invitation. */
        ORGANIZATION,

        /** There is an account of that e-mail: whose it is, its password tells. */
        PASSWORD
    }

    /** Those that the operator has configured. */
    public List<ProviderName> providers() {
        return providers.configured();
    }

    /**
     * @param provider a configured one
     * @throws ProblemException {@link ProviderProblem#UNAVAILABLE}
     */
    public Departure begin(ProviderName provider) {
        OAuthFlow flow = OAuthFlow.begin(provider);
        return new Departure(
                providers.page(flow), seal.seal(ClientSeal.Purpose.FLOW, flow.content()));
    }

    /**
     * @param flow as the browser brought it back
     * @param answer the parameters of its request
     * @throws ProblemException a {@link ProviderProblem}, {@link FixedProblem#INVALID_EMAIL},
     *     {@link FixedProblem#ACCOUNT_SUSPENDED}
     */
    public Arrival arrive(
            ProviderName provider, String flow, Map<String, List<String>> answer, Device device) {
        OAuthFlow begun =
                seal.open(ClientSeal.Purpose.FLOW, flow)
                        .flatMap(OAuthFlow::of)
                        .filter(opened -> opened.provider() == provider)
                        .filter(opened -> opened.isAnsweredBy(answer))
                        .orElseThrow(() -> new ProblemException(ProviderProblem.FLOW_ENDED));
        ProvidedPerson person = providers.person(begun, answer);
        Optional<User> known = users.findByIdentity(person.identity());
        return known.isPresent()
                ? new Arrival.In(signIn.signIn(known.get(), person.identity(), device))
                : waiting(person);
    }

    private Arrival waiting(ProvidedPerson provided) {
        Optional<Email> verified = provided.verifiedEmail();
        if (verified.isEmpty()) {
            provided.claimedEmail()
                    .flatMap(users::findByEmail)
                    .ifPresent(
                            owner ->
                                    events.failed(
                                            owner.user(), SignInEvents.Failure.EMAIL_UNVERIFIED));
            throw new ProblemException(ProviderProblem.EMAIL_UNVERIFIED);
        }
        Email email = verified.get();
        Need need = users.findByEmail(email).map(this::need).orElse(Need.ORGANIZATION);
        ProvenPerson person = new ProvenPerson(provided.identity(), email, provided.name());
        return new Arrival.Waiting(
                person, need, seal.seal(ClientSeal.Purpose.PERSON, person.content()));
    }

    /** An account without a password has nothing by which its owner could be told from others. */
    private Need need(Users.Credentials owner) {
        if (owner.hash() == null) {
            events.failed(owner.user(), SignInEvents.Failure.OTHER_IDENTITY);
            throw new ProblemException(ProviderProblem.OTHER_SIGN_IN);
        }
        return Need.PASSWORD;
    }
}
