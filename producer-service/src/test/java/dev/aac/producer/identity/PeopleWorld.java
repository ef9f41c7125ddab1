package dev.aac.producer.identity;

import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.storage.StoredPeople;
import dev.aac.producer.organization.NewOrganizationPlan;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.storage.StoredOrganizations;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.watch.Watches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.LaunchMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Identity over a store, put together by hand. */
final class PeopleWorld {

    static final String PASSWORD = "Correct-Horse-9";
    static final Device LAPTOP = new Device("192.0.2.1", "Browser/1");

    /** From now on: signatures are checked by the time of the system. */
    final SteppingClock clock = new SteppingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final RecordedTrail trail = new RecordedTrail();
    final Users users;
    final Organizations organizations;
    final Authentication authentication;
    final SignUp signUp;
    final SignIn signIn;
    final Account account;
    final PasswordChange passwords;
    final Membership membership;
    final Inviting inviting;
    final InvitationCheck check;
    final InvitationAcceptance acceptance;
    final OwnOrganization own;
    final UserCounter counter;

    PeopleWorld(GuardedStore store) {
        StoredPeople people = new StoredPeople(store);
        StoredOrganizations stored = new StoredOrganizations(store);
        users = people.users();
        organizations = stored.organizations();
        Members members = people.members();
        Invitations invitations = people.invitations();
        PasswordHashing hashing = new PasswordHashing("4");
        TokenSettings settings =
                new TokenSettings(
                        Optional.of(SigningSecret.random().value()), "15m", "7d", LaunchMode.TEST);
        AccessTokens tokens = new AccessTokens(settings, clock);
        SessionEvents sessionEvents = new SessionEvents(registry, trail);
        CurrentStates states = new CurrentStates(users, people.sessions());
        SignOut signOut = new SignOut(people.sessions(), states, sessionEvents);
        SessionOpening opening =
                new SessionOpening(
                        people.sessions(),
                        users,
                        new TokenIssuing(tokens, settings, clock),
                        sessionEvents);
        authentication =
                new Authentication(
                        tokens, states, new ApiKeyStates(people.apiKeys(), users, clock), clock);
        UserRegistration registration = new UserRegistration(users, hashing, trail);
        signUp =
                new SignUp(
                        new OrganizationFounding(
                                organizations, new NewOrganizationPlan("free"), clock),
                        organizations,
                        registration,
                        opening,
                        clock);
        signIn = new SignIn(users, organizations, passwordCheck(hashing), opening, clock);
        account = new Account(users, organizations, clock);
        passwords = new PasswordChange(users, hashing, signOut, trail);
        PeopleEvents events = new PeopleEvents(registry, trail);
        SeatPlan seats = new SeatPlan(organizations, people.seats(), members, invitations);
        Joining joining = new Joining(seats, invitations, members, events);
        membership =
                new Membership(
                        members,
                        new StandingChanges(members, stored.adminTurns(), clock),
                        joining,
                        signOut,
                        events);
        inviting = new Inviting(invitations, users, seats, events, clock);
        check = new InvitationCheck(invitations, organizations, clock);
        acceptance = new InvitationAcceptance(check, registration, joining, opening, events);
        own = new OwnOrganization(organizations, events, clock);
        counter = new UserCounter(members);
    }

    private PasswordCheck passwordCheck(PasswordHashing hashing) {
        return new PasswordCheck(
                users,
                hashing,
                new SignInLock(
                        new InMemoryWindowCounts(), new SignInLockSettings("5"), _ -> {}, clock),
                new SignInEvents(registry, trail, Watches.signInFailures(trail, clock)));
    }

    /** A new admin of a new organization. */
    SignedIn signedUp() {
        return signUp.signUp(
                new SignUp.Wish(anyEmail(), PASSWORD, "Ada", new OrganizationName("Acme"), null),
                LAPTOP);
    }

    /** Somebody whom the admin invited. */
    SignedIn joined(Principal admin, Role role) {
        Inviting.Invited invited = inviting.invite(admin, anyEmail(), role);
        return accepted(invited);
    }

    SignedIn accepted(Inviting.Invited invited) {
        return acceptance.accept(
                new InvitationAcceptance.Wish(
                        invited.token().text(), invited.invitation().email(), PASSWORD, "Guest"),
                LAPTOP);
    }

    Principal principal(SignedIn person) {
        return switch (authentication.authenticate(person.tokens().access())) {
            case Identification.Known(Principal principal) -> principal;
            case Identification.Refused(var problem) -> throw new AssertionError(problem);
        };
    }

    boolean isLetIn(SignedIn person) {
        return authentication.authenticate(person.tokens().access())
                instanceof Identification.Known;
    }

    static Email anyEmail() {
        return new Email(UUID.randomUUID() + "@example.org");
    }
}
