package dev.aac.producer.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Account;
import dev.aac.producer.identity.ApiKey;
import dev.aac.producer.identity.ApiKeyId;
import dev.aac.producer.identity.ApiKeySecret;
import dev.aac.producer.identity.Device;
import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.Invitation;
import dev.aac.producer.identity.InvitationCheck;
import dev.aac.producer.identity.InvitationId;
import dev.aac.producer.identity.InvitationStatus;
import dev.aac.producer.identity.InvitationToken;
import dev.aac.producer.identity.Inviting;
import dev.aac.producer.identity.Member;
import dev.aac.producer.identity.Membership;
import dev.aac.producer.identity.OwnSessions;
import dev.aac.producer.identity.ProvenPerson;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.identity.ProviderSignIn;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.Session;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.SignedIn;
import dev.aac.producer.identity.Tokens;
import dev.aac.producer.identity.User;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.identity.UserStatus;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.organization.Usage;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.organization.UsageReport;
import dev.aac.producer.platform.mail.Mail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is shown of what there is, and what of it only once or never. */
class ViewsTest {

    private static final OrganizationId ACME = new OrganizationId("a".repeat(24));
    private static final UserId ADA = new UserId("b".repeat(24));
    private static final SessionId SESSION = new SessionId("c".repeat(24));
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant USED = BEGUN.plusSeconds(60);
    private static final Instant END = BEGUN.plusSeconds(3_600);
    private static final PlanLimits LIMITS = new PlanLimits(1, 100, 3, 2);
    private static final Organization ORGANIZATION =
            new Organization(
                    ACME,
                    new OrganizationName("Acme"),
                    new Slug("acme-tests"),
                    Plan.FREE,
                    LIMITS,
                    BEGUN,
                    USED);
    private static final User USER =
            new User(
                    ADA,
                    ACME,
                    new Email("ada@example.org"),
                    "Ada",
                    Role.DEVELOPER,
                    UserStatus.ACTIVE,
                    USED,
                    BEGUN);
    private static final ApiKey KEY =
            new ApiKey(
                    new ApiKeyId("d".repeat(24)),
                    "Nightly",
                    "aac_live_abcd",
                    Role.VIEWER,
                    ADA,
                    BEGUN,
                    END,
                    USED);
    private static final Invitation INVITATION =
            new Invitation(
                    new InvitationId("e".repeat(24)),
                    ACME,
                    new Email("guest@example.org"),
                    Role.VIEWER,
                    InvitationStatus.PENDING,
                    ADA,
                    END,
                    BEGUN);

    @Test
    void keyIsShownWithItsSecretOnce() {
        ApiKeyView view = ApiKeyView.of(KEY, new ApiKeySecret("secret"));
        assertThat(view)
                .isEqualTo(
                        new ApiKeyView(
                                "d".repeat(24),
                                "Nightly",
                                "aac_live_abcd",
                                "viewer",
                                "b".repeat(24),
                                BEGUN,
                                END,
                                USED,
                                "secret"));
        assertThat(view).hasToString("ApiKeyView[" + "d".repeat(24) + "]");
        ApiKeyListAnswer list = ApiKeyListAnswer.of(List.of(KEY));
        assertThat(list.success()).isTrue();
        assertThat(list.data()).containsExactly(ApiKeyView.of(KEY));
        assertThat(list.data().getFirst().key()).isNull();
        assertThat(list.nextCursor()).isNull();
    }

    @Test
    void invitationIsShownAsItIsNow() {
        assertThat(InvitationView.of(INVITATION, END.minusMillis(1)))
                .isEqualTo(
                        new InvitationView(
                                "e".repeat(24),
                                "a".repeat(24),
                                "guest@example.org",
                                "viewer",
                                "pending",
                                "b".repeat(24),
                                END,
                                BEGUN));
        InvitationListAnswer list =
                InvitationListAnswer.of(
                        new Inviting.Page(List.of(INVITATION), END, INVITATION.id()));
        assertThat(list.success()).isTrue();
        assertThat(list.data()).extracting(InvitationView::status).containsExactly("expired");
        assertThat(list.nextCursor()).isEqualTo("e".repeat(24));
        assertThat(InvitationListAnswer.of(new Inviting.Page(List.of(), END, null)).nextCursor())
                .isNull();
    }

    @Test
    void linkOfAnInvitationIsShownUnlessItWasSent() {
        Inviting.Invited invited = new Inviting.Invited(INVITATION, new InvitationToken("secret"));
        NewInvitationView shown = NewInvitationView.of(invited, "link", null);
        assertThat(shown)
                .isEqualTo(
                        new NewInvitationView(
                                "e".repeat(24),
                                "a".repeat(24),
                                "guest@example.org",
                                "viewer",
                                "pending",
                                "b".repeat(24),
                                END,
                                BEGUN,
                                null,
                                "secret",
                                "link"));
        assertThat(shown).hasToString("NewInvitationView[" + "e".repeat(24) + "]");
        NewInvitationView sent = NewInvitationView.of(invited, "link", Mail.Delivery.SENT);
        assertThat(sent.mail()).isEqualTo("sent");
        assertThat(sent.inviteToken()).isNull();
        assertThat(sent.link()).isNull();
        NewInvitationView failed = NewInvitationView.of(invited, "link", Mail.Delivery.FAILED);
        assertThat(failed.mail()).isEqualTo("failed");
        assertThat(failed.link()).isEqualTo("link");
    }

    @Test
    void invitedPersonSeesWhereToAndWhetherStill() {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(ACME);
        assertThat(
                        ShownInvitationView.of(
                                new InvitationCheck.Shown(scope, INVITATION, ORGANIZATION, BEGUN)))
                .isEqualTo(
                        new ShownInvitationView(
                                true, "pending", "guest@example.org", "viewer", "Acme", END));
        ShownInvitationView late =
                ShownInvitationView.of(
                        new InvitationCheck.Shown(scope, INVITATION, ORGANIZATION, END));
        assertThat(late.valid()).isFalse();
        assertThat(late.status()).isEqualTo("expired");
    }

    @Test
    void memberIsShownToItsOrganization() {
        Member member = new Member(USER, END);
        MemberView view =
                new MemberView(
                        "b".repeat(24),
                        "ada@example.org",
                        "Ada",
                        "developer",
                        "active",
                        "a".repeat(24),
                        USED,
                        BEGUN,
                        END);
        MemberListAnswer list = MemberListAnswer.of(new Membership.Page(List.of(member), ADA));
        assertThat(list.success()).isTrue();
        assertThat(list.data()).containsExactly(view);
        assertThat(list.nextCursor()).isEqualTo("b".repeat(24));
        assertThat(MemberListAnswer.of(new Membership.Page(List.of(), null)).nextCursor()).isNull();
    }

    @Test
    void organizationAndProfileShowThePlan() {
        assertThat(OrganizationView.of(ORGANIZATION))
                .isEqualTo(
                        new OrganizationView(
                                "a".repeat(24), "Acme", "acme-tests", "free", LIMITS, BEGUN, USED));
        assertThat(ProfileView.of(new Account.Profile(USER, ORGANIZATION)))
                .isEqualTo(
                        new ProfileView(
                                "b".repeat(24),
                                "ada@example.org",
                                "Ada",
                                "developer",
                                "active",
                                USED,
                                new ProfileView.OrganizationView(
                                        "a".repeat(24), "Acme", "acme-tests", "free", LIMITS)));
    }

    @Test
    void whoSignsInSeesItselfAndItsTokens() {
        SignedIn signedIn =
                new SignedIn(
                        new Tokens("access", Duration.ofMinutes(15), null), USER, ORGANIZATION);
        SignedInView view = SignedInView.of(signedIn, "refresh");
        assertThat(view)
                .isEqualTo(
                        new SignedInView(
                                true,
                                "access",
                                new SignedInView.UserView(
                                        "b".repeat(24),
                                        "ada@example.org",
                                        "Ada",
                                        "developer",
                                        "a".repeat(24),
                                        "Acme"),
                                "refresh"));
        assertThat(view).hasToString("SignedInView[" + "b".repeat(24) + "]");
        RefreshedView refreshed = RefreshedView.of(signedIn.tokens(), "next");
        assertThat(refreshed).isEqualTo(new RefreshedView(true, "access", 900, "next"));
        assertThat(refreshed).hasToString("RefreshedView[hidden]");
    }

    @Test
    void sessionIsShownAndThePresentOneMarked() {
        Session session =
                new Session(SESSION, ADA, new Device("192.0.2.1", "Browser/1"), BEGUN, USED, END);
        SessionListAnswer list =
                SessionListAnswer.of(new OwnSessions.Page(List.of(session), SESSION), SESSION);
        assertThat(list.success()).isTrue();
        assertThat(list.data())
                .containsExactly(
                        new SessionView(
                                "c".repeat(24), BEGUN, USED, END, "192.0.2.1", "Browser/1", true));
        assertThat(list.nextCursor()).isEqualTo("c".repeat(24));
        assertThat(SessionView.of(session, new SessionId("d".repeat(24))).current()).isFalse();
        assertThat(
                        SessionListAnswer.of(new OwnSessions.Page(List.of(), null), SESSION)
                                .nextCursor())
                .isNull();
    }

    @Test
    void slugIsFreeOrNotForAReason() {
        assertThat(SlugView.free("acme")).isEqualTo(new SlugView("acme", true, null));
        assertThat(SlugView.because("admin", "reserved"))
                .isEqualTo(new SlugView("admin", false, "reserved"));
    }

    @Test
    void usageIsShownOfEachKind() {
        List<Usage> usages =
                List.of(
                        new Usage(UsageKind.TEST_RUNS, 95, 100),
                        new Usage(UsageKind.USERS, 1, 3),
                        new Usage(UsageKind.PROJECTS, 1, 1),
                        new Usage(UsageKind.CONCURRENT_RUNS, 0, 2));
        UsageView view =
                UsageView.of(
                        new UsageReport.Report(YearMonth.of(2026, 1), ORGANIZATION, usages),
                        7,
                        OptionalInt.of(14));
        assertThat(view)
                .isEqualTo(
                        new UsageView(
                                "2026-01",
                                Instant.parse("2026-02-01T00:00:00Z"),
                                "free",
                                new UsageView.UsedView(95, 100, 95, 90),
                                new UsageView.UsedView(1, 3, 33, null),
                                new UsageView.UsedView(1, 1, 100, 100),
                                new UsageView.UsedView(0, 2, 0, null),
                                7,
                                14));
    }

    @Test
    void providersAndWhoWaitsForMoreAreShown() {
        ProviderListAnswer list =
                ProviderListAnswer.of(List.of(ProviderName.GOOGLE, ProviderName.GITHUB));
        assertThat(list.success()).isTrue();
        assertThat(list.data())
                .extracting(ProviderListAnswer.ProviderView::id)
                .containsExactly("google", "github");
        WaitingPersonAnswer waiting =
                WaitingPersonAnswer.of(
                        new ProviderSignIn.Arrival.Waiting(
                                new ProvenPerson(
                                        new ExternalIdentity(ProviderName.GITHUB, "583231"),
                                        new Email("octo@example.org"),
                                        "Octo"),
                                ProviderSignIn.Need.ORGANIZATION,
                                "ticket"));
        assertThat(waiting)
                .isEqualTo(
                        new WaitingPersonAnswer(
                                true,
                                new WaitingPersonAnswer.View(
                                        "github",
                                        "octo@example.org",
                                        "Octo",
                                        "organization",
                                        "ticket")));
        assertThat(waiting).hasToString("WaitingPersonAnswer[hidden]");
    }
}
