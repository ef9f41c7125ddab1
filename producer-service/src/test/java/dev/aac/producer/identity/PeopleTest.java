package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.GuardedStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do in their organization and to each other, over the store itself. */
class PeopleTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final String OTHER_PASSWORD = "Battery-Staple-7";

    /** The original test vector's. */
    private static final PasswordHash ANY_HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final PeopleWorld world = new PeopleWorld(STORE);
    private final SignedIn founder = world.signedUp();
    private final Principal admin = world.principal(founder);

    @Test
    void founderIsTheAdminOfItsOrganization() {
        assertThat(founder.user().role()).isEqualTo(Role.ADMIN);
        assertThat(founder.user().status()).isEqualTo(UserStatus.ACTIVE);
        Account.Profile profile = world.account.of(admin);
        assertThat(profile.organization()).isEqualTo(founder.organization());
        assertThat(profile.user().email()).isEqualTo(founder.user().email());
        assertThat(world.trail.types())
                .containsExactly(
                        "OrganizationCreated",
                        "UserCreated",
                        "OrganizationSignupCompleted",
                        "AuthSessionCreated");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void weakPasswordOrTakenEmailSignsNobodyUp() {
        OrganizationName name = new OrganizationName("Acme");
        assertThatThrownBy(
                        () ->
                                world.signUp.signUp(
                                        new SignUp.Wish(
                                                PeopleWorld.anyEmail(), "short", "A", name, null),
                                        PeopleWorld.LAPTOP))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isInstanceOf(Problem.WeakPassword.class));
        assertRefused(
                () ->
                        world.signUp.signUp(
                                new SignUp.Wish(
                                        founder.user().email(),
                                        PeopleWorld.PASSWORD,
                                        "A",
                                        name,
                                        null),
                                PeopleWorld.LAPTOP),
                FixedProblem.EMAIL_TAKEN);
    }

    @Test
    void signInNotesItsTimeAndBeginsASession() {
        world.clock.advance(Duration.ofMinutes(1));
        SignedIn again = signedIn(founder, PeopleWorld.PASSWORD);
        assertThat(again.organization()).isEqualTo(founder.organization());
        assertThat(world.isLetIn(again)).isTrue();
        assertThat(world.account.of(admin).user().lastLoginAt()).isEqualTo(world.clock.instant());
        assertThat(world.trail.types()).endsWith("UserLoggedIn", "AuthSessionCreated");
    }

    @Test
    void suspensionIsToldAfterTheRightPasswordOnly() {
        SignedIn guest = world.joined(admin, Role.VIEWER);
        world.membership.change(
                admin, guest.user().id(), new Membership.Change(null, UserStatus.SUSPENDED));
        assertRefused(() -> signedIn(guest, PeopleWorld.PASSWORD), FixedProblem.ACCOUNT_SUSPENDED);
        assertRefused(() -> signedIn(guest, OTHER_PASSWORD), FixedProblem.INVALID_CREDENTIALS);
        assertThat(last().data()).containsEntry("reason", "password");
    }

    @Test
    void whoseOrganizationIsGoneIsNobody() {
        world.organizations.delete(admin.scope());
        assertRefused(
                () -> signedIn(founder, PeopleWorld.PASSWORD),
                FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND);
        assertRefused(() -> world.account.of(admin), FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND);
        assertRefused(
                () -> world.own.of(admin.scope()), FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND);
    }

    @Test
    void nameOfAPersonAndOfAnOrganizationIsChanged() {
        assertThat(world.account.rename(admin, "Grace").user().name()).isEqualTo("Grace");
        OrganizationName name = new OrganizationName("Globex");
        assertThat(world.own.rename(admin, name).name()).isEqualTo(name);
        assertThat(world.own.of(admin.scope()).name()).isEqualTo(name);
        assertThat(last().type()).isEqualTo(AuditType.ORGANIZATION_CHANGED);
        assertThat(world.trail.unsettled()).isEmpty();
        assertThat(counted("OrganizationChanged")).isEqualTo(1);
    }

    @Test
    void passwordIsChangedByWhoKnowsItAndEndsTheOtherSessions() {
        SignedIn elsewhere = signedIn(founder, PeopleWorld.PASSWORD);
        assertRefused(
                () -> world.passwords.change(admin, "Wrong-Horse-9", OTHER_PASSWORD),
                FixedProblem.INVALID_CREDENTIALS);
        assertRefused(
                () -> world.passwords.change(admin, "Aa1" + "x".repeat(100), OTHER_PASSWORD),
                FixedProblem.INVALID_CREDENTIALS);
        assertThatThrownBy(() -> world.passwords.change(admin, PeopleWorld.PASSWORD, "short"))
                .isInstanceOf(ProblemException.class);
        assertThat(world.isLetIn(elsewhere)).isTrue();

        world.passwords.change(admin, PeopleWorld.PASSWORD, OTHER_PASSWORD);

        assertThat(world.isLetIn(founder)).isTrue();
        assertThat(world.isLetIn(elsewhere)).isFalse();
        assertThat(world.isLetIn(signedIn(founder, OTHER_PASSWORD))).isTrue();
        assertRefused(
                () -> signedIn(founder, PeopleWorld.PASSWORD), FixedProblem.INVALID_CREDENTIALS);
        assertThat(world.trail.types()).contains("UserPasswordChanged");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void invitedPersonJoinsInTheRoleThatWasPromisedAndOnce() {
        Inviting.Invited invited =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.DEVELOPER);
        assertThat(world.check.show(invited.token().text()).isPending()).isTrue();
        assertThat(world.inviting.countPending(admin.scope())).isEqualTo(1);
        assertRefused(
                () -> world.inviting.invite(admin, invited.invitation().email(), Role.DEVELOPER),
                FixedProblem.ALREADY_INVITED);

        SignedIn guest = world.accepted(invited);

        assertThat(guest.user().role()).isEqualTo(Role.DEVELOPER);
        assertThat(guest.organization()).isEqualTo(founder.organization());
        assertThat(world.isLetIn(guest)).isTrue();
        assertThat(world.counter.kind()).isEqualTo(UsageKind.USERS);
        assertThat(world.counter.used(admin.scope(), world.clock.instant())).isEqualTo(2);
        assertThat(world.inviting.countPending(admin.scope())).isZero();
        assertThat(world.check.show(invited.token().text()).status())
                .isEqualTo(InvitationStatus.ACCEPTED);
        assertRefused(() -> world.accepted(invited), FixedProblem.INVITATION_ENDED);
        assertRefused(
                () -> world.inviting.invite(admin, guest.user().email(), Role.VIEWER),
                FixedProblem.EMAIL_TAKEN);
        assertThat(world.trail.types())
                .contains("InvitationCreated", "UserCreated", "InvitationAccepted");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void invitationIsForItsEmailAndAStrongPassword() {
        Inviting.Invited invited =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        String token = invited.token().text();
        assertThatThrownBy(
                        () ->
                                world.acceptance.accept(
                                        new InvitationAcceptance.Wish(
                                                token,
                                                PeopleWorld.anyEmail(),
                                                PeopleWorld.PASSWORD,
                                                "Guest"),
                                        PeopleWorld.LAPTOP))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().fields()).containsKey("email"));
        assertThatThrownBy(
                        () ->
                                world.acceptance.accept(
                                        new InvitationAcceptance.Wish(
                                                token,
                                                invited.invitation().email(),
                                                "short",
                                                "Guest"),
                                        PeopleWorld.LAPTOP))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isInstanceOf(Problem.WeakPassword.class));
        assertRefused(() -> world.check.show("none"), FixedProblem.INVITATION_NOT_FOUND);
        assertRefused(
                () -> world.check.show(InvitationToken.anew().text()),
                FixedProblem.INVITATION_NOT_FOUND);
    }

    @Test
    void planHasNoMoreUsersThanItsSeats() {
        SignedIn guest = world.joined(admin, Role.VIEWER);
        world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        assertRefused(
                () -> world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER),
                FixedProblem.USERS_LIMIT);
        assertThat(last().type()).isEqualTo(AuditType.PLAN_LIMIT_REACHED);
        assertThat(last().data()).isEqualTo(Map.of("kind", "users", "limit", "3", "used", "3"));
        world.membership.remove(admin, guest.user().id());
        world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
    }

    @Test
    void revokedOrExpiredInvitationIsGoodForNothing() {
        Inviting.Invited revoked =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        world.inviting.revoke(admin, revoked.invitation().id());
        assertRefused(() -> world.accepted(revoked), FixedProblem.INVITATION_ENDED);
        assertRefused(
                () -> world.inviting.revoke(admin, revoked.invitation().id()),
                FixedProblem.INVITATION_ENDED);
        Inviting.Invited expired =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        world.clock.advance(Invitation.LIFE);
        assertRefused(() -> world.accepted(expired), FixedProblem.INVITATION_ENDED);
        assertRefused(
                () -> world.inviting.revoke(admin, expired.invitation().id()),
                FixedProblem.INVITATION_ENDED);
        assertThat(world.inviting.countPending(admin.scope())).isZero();
        Inviting.Invited anew =
                world.inviting.invite(admin, expired.invitation().email(), Role.VIEWER);
        assertThat(anew.invitation().id()).isNotEqualTo(expired.invitation().id());
        assertThat(world.trail.types()).contains("InvitationRevoked");
    }

    @Test
    void invitationsAreListedByTheirStatusPageByPage() {
        Inviting.Invited first = world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        world.inviting.revoke(admin, first.invitation().id());
        Inviting.Invited second = world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        Inviting.Page page = world.inviting.page(admin.scope(), null, null, 1);
        assertThat(page.invitations()).containsExactly(second.invitation());
        assertThat(page.next()).isEqualTo(second.invitation().id());
        Inviting.Page next = world.inviting.page(admin.scope(), null, page.next(), 2);
        assertThat(next.invitations())
                .extracting(Invitation::id)
                .containsExactly(first.invitation().id());
        assertThat(next.next()).isNull();
        assertThat(
                        world.inviting
                                .page(admin.scope(), InvitationStatus.PENDING, null, 10)
                                .invitations())
                .containsExactly(second.invitation());
    }

    @Test
    void memberIsChangedSuspendedAndRemovedWithEffectOnItsSessions() {
        SignedIn guest = world.joined(admin, Role.VIEWER);
        UserId id = guest.user().id();
        Membership.Change promoted = new Membership.Change(Role.DEVELOPER, null);
        assertThat(world.principal(guest).role()).isEqualTo(Role.VIEWER);
        assertThat(world.membership.change(admin, id, promoted).user().role())
                .isEqualTo(Role.DEVELOPER);
        assertThat(last().type()).isEqualTo(AuditType.USER_ROLE_CHANGED);
        int events = world.trail.events().size();
        Member before = world.membership.find(admin.scope(), id);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.membership.change(admin, id, promoted)).isEqualTo(before);
        assertThat(world.membership.find(admin.scope(), id)).isEqualTo(before);
        assertThat(world.trail.events()).as("nothing was changed").hasSize(events);
        assertThat(world.principal(guest).role()).isEqualTo(Role.DEVELOPER);

        world.membership.change(admin, id, new Membership.Change(null, UserStatus.SUSPENDED));
        assertThat(world.isLetIn(guest)).isFalse();
        assertThat(world.trail.types()).contains("UserSuspended");
        world.membership.change(admin, id, new Membership.Change(null, UserStatus.ACTIVE));
        assertThat(world.isLetIn(guest)).as("by a session from before").isFalse();
        SignedIn again = signedIn(guest, PeopleWorld.PASSWORD);
        assertThat(world.isLetIn(again)).isTrue();

        world.membership.remove(admin, id);
        assertThat(world.isLetIn(again)).isFalse();
        assertRefused(() -> world.membership.find(admin.scope(), id), FixedProblem.USER_NOT_FOUND);
        assertThat(world.trail.types()).contains("UserRemoved");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void whatIsDoneToPeopleIsCountedOnceEach() {
        UserId id = world.joined(admin, Role.VIEWER).user().id();
        world.membership.change(admin, id, new Membership.Change(Role.DEVELOPER, null));
        world.membership.change(admin, id, new Membership.Change(null, UserStatus.SUSPENDED));
        world.membership.change(admin, id, new Membership.Change(null, UserStatus.ACTIVE));
        world.membership.remove(admin, id);
        Inviting.Invited invited =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        world.inviting.revoke(admin, invited.invitation().id());
        for (String event :
                List.of(
                        "UserCreated",
                        "UserRoleChanged",
                        "UserSuspended",
                        "UserReactivated",
                        "UserRemoved",
                        "InvitationAccepted",
                        "InvitationRevoked")) {
            assertThat(counted(event)).as("%s", event).isEqualTo(1);
        }
        assertThat(counted("InvitationCreated")).isEqualTo(2);
    }

    /** Its acceptance broke off after the user was made. */
    @Test
    void whoIsRemovedDoesNotComeBackWithAnInvitationThatWasLeftOpen() {
        Inviting.Invited invited =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        User guest =
                new User(
                        world.users.newId(),
                        admin.organizationId(),
                        invited.invitation().email(),
                        "Guest",
                        Role.VIEWER,
                        UserStatus.ACTIVE,
                        null,
                        world.clock.instant());
        assertThat(world.users.insert(admin.scope(), guest, ANY_HASH)).isTrue();
        world.membership.remove(admin, guest.id());
        assertRefused(() -> world.accepted(invited), FixedProblem.INVITATION_ENDED);
    }

    @Test
    void nobodyChangesItselfAndAnAdminRemains() {
        UserId self = founder.user().id();
        Membership.Change demoted = new Membership.Change(Role.VIEWER, null);
        assertRefused(
                () -> world.membership.change(admin, self, demoted), FixedProblem.OWN_ACCOUNT);
        assertRefused(() -> world.membership.remove(admin, self), FixedProblem.OWN_ACCOUNT);
        Principal second = world.principal(world.joined(admin, Role.ADMIN));
        world.membership.change(second, self, demoted);
        assertThat(world.membership.find(admin.scope(), self).user().role()).isEqualTo(Role.VIEWER);
        assertRefused(
                () -> world.membership.change(admin, second.userId(), demoted),
                FixedProblem.LAST_ADMIN);
    }

    @Test
    void peopleOfAnotherOrganizationAreNotThere() {
        Principal stranger = world.principal(world.signedUp());
        UserId id = founder.user().id();
        assertRefused(
                () -> world.membership.find(stranger.scope(), id), FixedProblem.USER_NOT_FOUND);
        assertRefused(() -> world.membership.remove(stranger, id), FixedProblem.USER_NOT_FOUND);
        assertRefused(
                () ->
                        world.membership.change(
                                stranger, id, new Membership.Change(Role.VIEWER, null)),
                FixedProblem.USER_NOT_FOUND);
        Inviting.Invited invited =
                world.inviting.invite(admin, PeopleWorld.anyEmail(), Role.VIEWER);
        assertRefused(
                () -> world.inviting.revoke(stranger, invited.invitation().id()),
                FixedProblem.INVITATION_NOT_FOUND);
        assertThat(world.inviting.page(stranger.scope(), null, null, 10).invitations()).isEmpty();
        assertThat(world.membership.page(stranger.scope(), null, 10).members())
                .extracting(Member::id)
                .containsExactly(stranger.userId());
    }

    @Test
    void membersAreListedPageByPage() {
        SignedIn guest = world.joined(admin, Role.VIEWER);
        Membership.Page page = world.membership.page(admin.scope(), null, 1);
        assertThat(page.members()).extracting(Member::id).containsExactly(founder.user().id());
        assertThat(page.next()).isEqualTo(founder.user().id());
        Membership.Page next = world.membership.page(admin.scope(), page.next(), 2);
        assertThat(next.members()).extracting(Member::id).containsExactly(guest.user().id());
        assertThat(next.next()).isNull();
    }

    private SignedIn signedIn(SignedIn person, String password) {
        return world.signIn.signIn(person.user().email(), password, PeopleWorld.LAPTOP);
    }

    private double counted(String event) {
        return world.registry.get("aac.people.events").tag("event", event).counter().count();
    }

    private AuditEvent last() {
        List<AuditEvent> events = world.trail.events();
        return events.getLast();
    }

    private static void assertRefused(ThrowingCallable act, FixedProblem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
