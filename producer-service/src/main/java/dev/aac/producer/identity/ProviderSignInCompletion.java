package dev.aac.producer.identity;

import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets in somebody who proved to a provider who it is, and then did what was missing. */
@ApplicationScoped
public class ProviderSignInCompletion {

    private final ClientSeal seal;
    private final SignUp signUp;
    private final InvitationAcceptance acceptance;
    private final IdentityLinking linking;

    public ProviderSignInCompletion(
            ClientSeal seal,
            SignUp signUp,
            InvitationAcceptance acceptance,
            IdentityLinking linking) {
        this.seal = seal;
        this.signUp = signUp;
        this.acceptance = acceptance;
        this.linking = linking;
    }

    /** What the person wants. */
    public sealed interface Wish {

        /**
         * An organization of its own.
         *
         * @param slug null for one that the organization's name suggests
         * @param name of the person; null for the one that the provider told
         */
        record Found(OrganizationName organizationName, @Nullable Slug slug, @Nullable String name)
                implements Wish {}

        /**
         * To accept an invitation.
         *
         * @param token as it came
         * @param name of the person; null for the one that the provider told
         */
        record Join(String token, @Nullable String name) implements Wish {

            @Override
            public String toString() {
                return "Join[hidden]";
            }
        }

        /**
         * To come into the account of that e-mail, from now on without its password.
         *
         * @param password as it came
         */
        record Link(String password) implements Wish {

            @Override
            public String toString() {
                return "Link[hidden]";
            }
        }
    }

    /**
     * @param ticket as it came
     * @throws ProblemException {@link ProviderProblem#FLOW_ENDED} when the ticket is not good any
     *     more, and what {@link SignUp}, {@link InvitationAcceptance} and {@link SignIn} refuse
     */
    public SignedIn complete(String ticket, Wish wish, Device device) {
        ProvenPerson person =
                seal.open(ClientSeal.Purpose.PERSON, ticket)
                        .flatMap(ProvenPerson::of)
                        .orElseThrow(() -> new ProblemException(ProviderProblem.FLOW_ENDED));
        return switch (wish) {
            case Wish.Found found ->
                    signUp.found(
                            new SignUp.Founder(
                                    person.email(),
                                    nameOf(person, found.name()),
                                    found.organizationName(),
                                    found.slug()),
                            person.identity(),
                            device);
            case Wish.Join join ->
                    acceptance.accept(join.token(), person, nameOf(person, join.name()), device);
            case Wish.Link(String password) -> linking.link(person, password, device);
        };
    }

    private static String nameOf(ProvenPerson person, @Nullable String given) {
        String name = given == null ? person.name() : given;
        if (name == null) {
            throw new ProblemException(new Problem.MissingFields(List.of("name")));
        }
        return name;
    }
}
