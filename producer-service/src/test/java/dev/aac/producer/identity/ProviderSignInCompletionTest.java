package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.identity.ProviderSignInCompletion.Wish;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody does whom a provider confirmed and who has no way in yet. */
class ProviderSignInCompletionTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationName ACME = new OrganizationName("Acme");
    private static final String WRONG = "Wrong-Horse-9";

    private final ProviderWorld world = new ProviderWorld(STORE);
    private final Email email = PeopleWorld.anyEmail();
    private final ProvidedPerson grace = ProviderWorld.person(email.value(), true, "Grace");

    @Test
    void strangerFoundsAnOrganizationUnderTheNameItChooses() {
        Slug slug = new Slug("org-" + UUID.randomUUID().toString().substring(0, 8));
        SignedIn founder = complete(grace, new Wish.Found(ACME, slug, "Admiral"));
        assertThat(founder.user().name()).isEqualTo("Admiral");
        assertThat(founder.user().email()).isEqualTo(email);
        assertThat(founder.organization().name()).isEqualTo(ACME);
        assertThat(founder.organization().slug()).isEqualTo(slug);
        assertThat(world.people.users.findByIdentity(grace.identity()))
                .map(User::id)
                .contains(founder.user().id());
    }

    @Test
    void whoFoundsTwiceAtOnceFoundsOneOrganization() {
        Wish.Found wish = new Wish.Found(ACME, null, null);
        String ticket = world.ticket(grace);
        complete(grace, wish);
        long organizations = STORE.raw(StoreCollection.ORGANIZATIONS).countDocuments();
        assertRefused(
                () -> world.completion.complete(ticket, wish, ProviderWorld.PHONE),
                FixedProblem.EMAIL_TAKEN);
        assertThat(STORE.raw(StoreCollection.ORGANIZATIONS).countDocuments())
                .isEqualTo(organizations);
        assertThat(world.people.trail.unsettled()).isEmpty();
    }

    @Test
    void nameIsNeededWhereTheProviderToldNone() {
        ProvidedPerson nameless =
                new ProvidedPerson(grace.identity(), email.value(), true, "\u202Enoitamotua");
        assertRefused(
                () -> complete(nameless, new Wish.Found(ACME, null, null)),
                new Problem.MissingFields(List.of("name")));
        assertThat(complete(nameless, new Wish.Found(ACME, null, "Grace")).user().name())
                .isEqualTo("Grace");
    }

    @Test
    void invitedPersonJoinsWithTheInvitedEmailOnly() {
        Principal admin = world.people.principal(world.people.signedUp());
        Inviting.Invited invited = world.people.inviting.invite(admin, email, Role.DEVELOPER);
        Wish.Join join = new Wish.Join(invited.token().text(), null);
        assertThatThrownBy(() -> complete(ProviderWorld.stranger(), join))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().fields()).containsKey("email"));
        SignedIn guest = complete(grace, join);
        assertThat(guest.user().organizationId()).isEqualTo(admin.organizationId());
        assertThat(guest.user().role()).isEqualTo(Role.DEVELOPER);
        assertThat(guest.user().name()).isEqualTo("Grace");
    }

    @Test
    void ownerLinksItsAccountByItsPasswordOnce() {
        SignedIn owner = world.people.signedUp();
        ProvidedPerson provided = withEmail(owner);
        assertRefused(
                () -> complete(provided, new Wish.Link(WRONG)), FixedProblem.INVALID_CREDENTIALS);
        assertThat(world.people.users.findByIdentity(provided.identity())).isEmpty();
        SignedIn linked = complete(provided, new Wish.Link(PeopleWorld.PASSWORD));
        assertThat(linked.user().id()).isEqualTo(owner.user().id());
        assertThat(world.people.isLetIn(linked)).isTrue();
        assertThat(world.people.users.findByIdentity(provided.identity())).isPresent();
        List<AuditEvent> events = world.people.trail.events();
        assertThat(events.get(events.size() - 3).type().apiName()).isEqualTo("UserIdentityLinked");
        assertThat(events.get(events.size() - 3).data()).isEqualTo(Map.of("provider", "google"));
        assertThat(world.people.trail.types()).endsWith("UserLoggedIn", "AuthSessionCreated");
        assertThat(world.people.trail.unsettled()).isEmpty();
    }

    @Test
    void suspendedOwnerLinksNothing() {
        Principal admin = world.people.principal(world.people.signedUp());
        SignedIn guest = world.people.joined(admin, Role.VIEWER);
        world.people.membership.change(
                admin, guest.user().id(), new Membership.Change(null, UserStatus.SUSPENDED));
        ProvidedPerson provided = withEmail(guest);
        assertRefused(
                () -> complete(provided, new Wish.Link(PeopleWorld.PASSWORD)),
                FixedProblem.ACCOUNT_SUSPENDED);
        assertThat(world.people.users.findByIdentity(provided.identity())).isEmpty();
    }

    @Test
    void identityThatSomebodyElseTookMeanwhileIsNotLinked() {
        SignedIn owner = world.people.signedUp();
        ProvidedPerson provided = withEmail(owner);
        String ticket = world.ticket(provided);
        SignedIn other = world.people.signedUp();
        world.people.users.link(
                world.people.principal(other).scope(), other.user().id(), provided.identity());
        assertRefused(
                () ->
                        world.completion.complete(
                                ticket, new Wish.Link(PeopleWorld.PASSWORD), ProviderWorld.PHONE),
                ProviderProblem.FLOW_ENDED);
        assertThat(world.people.trail.types()).doesNotContain("UserIdentityLinked");
        assertThat(world.people.trail.unsettled()).isEmpty();
    }

    @Test
    void ticketIsGoodForItsTimeAndNothingElseIsATicket() {
        Wish.Found wish = new Wish.Found(ACME, null, null);
        String ticket = world.ticket(grace);
        String flow = world.signIn(new ScriptedProviders(grace)).begin(ProviderName.GOOGLE).flow();
        world.people.clock.advance(ClientSeal.Purpose.PERSON.life());
        for (String text : List.of(ticket, flow, "", "x")) {
            assertRefused(
                    () -> world.completion.complete(text, wish, ProviderWorld.PHONE),
                    ProviderProblem.FLOW_ENDED);
        }
    }

    private SignedIn complete(ProvidedPerson person, Wish wish) {
        return world.completion.complete(world.ticket(person), wish, ProviderWorld.PHONE);
    }

    private static ProvidedPerson withEmail(SignedIn owner) {
        return ProviderWorld.person(owner.user().email().value(), true, "Grace");
    }

    private static void assertRefused(ThrowingCallable act, Problem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
