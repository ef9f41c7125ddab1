package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.identity.ProviderSignIn.Arrival;
import dev.aac.producer.identity.ProviderSignInCompletion.Wish;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import dev.aac.producer.platform.tenancy.GuardedStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a provider's word lets in, over the store itself. */
class ProviderSignInTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationName ACME = new OrganizationName("Acme");

    private final ProviderWorld world = new ProviderWorld(STORE);
    private final Email email = PeopleWorld.anyEmail();
    private final ProvidedPerson grace = ProviderWorld.person(email.value(), true, "Grace");
    private final ScriptedProviders providers = new ScriptedProviders(grace);
    private final ProviderSignIn signIn = world.signIn(providers);

    @Test
    void browserIsSentAwayWithWhatItMustBringBack() {
        assertThat(signIn.providers()).containsExactly(ProviderName.GOOGLE, ProviderName.GITHUB);
        ProviderSignIn.Departure departure = signIn.begin(ProviderName.GITHUB);
        Map<String, String> sealed =
                world.seal.open(ClientSeal.Purpose.FLOW, departure.flow()).orElseThrow();
        assertThat(sealed).containsEntry("provider", "github");
        assertThat(departure.page())
                .hasToString("https://provider.example.org/github?" + sealed.get("state"));
        assertThat(List.of("state", "nonce", "verifier"))
                .extracting(sealed::get)
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void whoIsKnownByItsIdentityIsIn() {
        SignedIn founder =
                world.completion.complete(
                        world.ticket(grace), new Wish.Found(ACME, null, null), ProviderWorld.PHONE);
        assertThat(founder.user().name()).isEqualTo("Grace");
        assertThat(founder.user().role()).isEqualTo(Role.ADMIN);
        assertThat(world.people.isLetIn(founder)).isTrue();
        assertThat(world.arrived(grace))
                .isInstanceOfSatisfying(
                        Arrival.In.class,
                        in -> {
                            assertThat(in.signedIn().user().id()).isEqualTo(founder.user().id());
                            assertThat(in.signedIn().organization())
                                    .isEqualTo(founder.organization());
                            assertThat(world.people.isLetIn(in.signedIn())).isTrue();
                        });
        assertThat(happened(AuditType.USER_LOGGED_IN))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).containsEntry("provider", "google"));
    }

    @Test
    void suspendedPersonIsToldSo() {
        Principal admin = world.people.principal(world.people.signedUp());
        Inviting.Invited invited = world.people.inviting.invite(admin, email, Role.VIEWER);
        SignedIn guest =
                world.completion.complete(
                        world.ticket(grace),
                        new Wish.Join(invited.token().text(), null),
                        ProviderWorld.PHONE);
        world.people.membership.change(
                admin, guest.user().id(), new Membership.Change(null, UserStatus.SUSPENDED));
        assertRefused(() -> world.arrived(grace), FixedProblem.ACCOUNT_SUSPENDED);
        assertThat(last().data()).containsEntry("reason", "suspended");
    }

    @Test
    void strangerNeedsAnOrganization() {
        assertThat(world.arrived(grace))
                .isInstanceOfSatisfying(
                        Arrival.Waiting.class,
                        waiting -> {
                            assertThat(waiting.need()).isEqualTo(ProviderSignIn.Need.ORGANIZATION);
                            assertThat(waiting.person())
                                    .isEqualTo(new ProvenPerson(grace.identity(), email, "Grace"));
                        });
        assertThat(world.people.trail.events()).isEmpty();
    }

    @Test
    void ownerOfThatEmailNeedsItsPassword() {
        SignedIn founder = world.people.signedUp();
        assertThat(world.arrived(withEmail(founder, true)))
                .isInstanceOfSatisfying(
                        Arrival.Waiting.class,
                        waiting ->
                                assertThat(waiting.need()).isEqualTo(ProviderSignIn.Need.PASSWORD));
    }

    @Test
    void accountWithoutAPasswordIsOpenedByItsOwnIdentityOnly() {
        world.completion.complete(
                world.ticket(grace), new Wish.Found(ACME, null, null), ProviderWorld.PHONE);
        ProvidedPerson namesake = ProviderWorld.person(email.value(), true, "Mallory");
        assertRefused(() -> world.arrived(namesake), ProviderProblem.OTHER_SIGN_IN);
        assertThat(last().data()).containsEntry("reason", "other_identity");
    }

    @Test
    void unverifiedEmailOpensNothingAndItsOwnerLearnsOfIt() {
        SignedIn founder = world.people.signedUp();
        int events = world.people.trail.events().size();
        assertRefused(
                () -> world.arrived(ProviderWorld.person("nobody@example.org", false, "X")),
                ProviderProblem.EMAIL_UNVERIFIED);
        assertThat(world.people.trail.events()).as("nobody's e-mail").hasSize(events);
        assertRefused(
                () -> world.arrived(withEmail(founder, false)), ProviderProblem.EMAIL_UNVERIFIED);
        assertThat(last().data()).containsEntry("reason", "email_unverified");
        assertThat(last().subject()).hasToString("user:" + founder.user().id());
    }

    @Test
    void emailThatNoAccountCanHaveIsRefused() {
        for (boolean verified : new boolean[] {true, false}) {
            assertRefused(
                    () -> world.arrived(ProviderWorld.person("not an e-mail", verified, "X")),
                    FixedProblem.INVALID_EMAIL);
        }
    }

    @Test
    void providerThatTellsNoEmailLetsNobodyIn() {
        ProvidedPerson silent = new ProvidedPerson(grace.identity(), null, true, null);
        assertRefused(() -> world.arrived(silent), ProviderProblem.EMAIL_UNVERIFIED);
    }

    @Test
    void onlyTheFlowsOwnBrowserArrivesAtItsOwnProvider() {
        String flow = signIn.begin(ProviderName.GOOGLE).flow();
        Map<String, List<String>> good = world.answer(flow);
        Map<String, List<String>> twice = new HashMap<>(good);
        twice.computeIfPresent("state", (_, state) -> List.of(state.getFirst(), state.getFirst()));
        String other = signIn.begin(ProviderName.GOOGLE).flow();
        assertEnded(ProviderName.GITHUB, flow, good);
        assertEnded(ProviderName.GOOGLE, other, good);
        assertEnded(ProviderName.GOOGLE, flow, twice);
        assertEnded(ProviderName.GOOGLE, flow, Map.of("code", List.of("code")));
        assertEnded(ProviderName.GOOGLE, flow, Map.of("state", List.of("")));
        assertEnded(ProviderName.GOOGLE, "", good);
        world.people.clock.advance(ClientSeal.Purpose.FLOW.life());
        assertEnded(ProviderName.GOOGLE, flow, good);
        assertThat(providers.asked()).as("the code was not tried").isZero();
    }

    private void assertEnded(ProviderName provider, String flow, Map<String, List<String>> answer) {
        assertRefused(
                () -> signIn.arrive(provider, flow, answer, ProviderWorld.PHONE),
                ProviderProblem.FLOW_ENDED);
    }

    private ProvidedPerson withEmail(SignedIn owner, boolean verified) {
        return ProviderWorld.person(owner.user().email().value(), verified, "Grace");
    }

    private List<AuditEvent> happened(AuditType type) {
        return world.people.trail.events().stream().filter(each -> each.type() == type).toList();
    }

    private AuditEvent last() {
        return world.people.trail.events().getLast();
    }

    private static void assertRefused(ThrowingCallable act, Problem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
