package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Invitations.PageQuery;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Invitations} must show, also beside the invitations of others. */
public abstract class InvitationsContract {

    private static final Email ADA = new Email("ada@example.org");
    private static final Email BOB = new Email("bob@example.org");
    private static final int RACERS = 10;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant end = now.plus(Duration.ofDays(7));
    private final OrganizationScope acme = scope();
    private final OrganizationScope globex = scope();
    private final UserId admin = new UserId(randomId());

    protected abstract Invitations invitations();

    private static OrganizationScope scope() {
        return OrganizationScope.ofNewOrganization(new OrganizationId(randomId()));
    }

    private static String randomId() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void invitationIsFoundByItsTokenAndInItsOrganization() {
        InvitationToken token = InvitationToken.anew();
        Invitation made = invitation(acme, ADA, end);
        assertThat(invitations().insert(acme, made, token.hash())).isTrue();

        assertThat(invitations().findByToken(token.hash())).contains(made);
        assertThat(invitations().findByToken(token.text())).isEmpty();
        assertThat(invitations().find(acme, made.id())).contains(made);
        assertThat(invitations().find(globex, made.id())).isEmpty();
        assertThat(invitations().findOpen(acme, ADA)).contains(made);
        assertThat(invitations().findOpen(acme, BOB)).isEmpty();
        assertThat(invitations().findOpen(globex, ADA)).isEmpty();
    }

    @Test
    void oneOfAnEmailsInvitationsIsOpenInEachOrganization() {
        Invitation first = inserted(acme, ADA, now);
        assertThat(insert(acme, invitation(acme, ADA, end))).as("expired but open").isFalse();
        assertThat(insert(globex, invitation(globex, ADA, end))).isTrue();

        assertThat(invitations().close(acme, first.id(), InvitationStatus.EXPIRED)).isTrue();
        Invitation second = inserted(acme, ADA, end);
        assertThat(invitations().close(acme, second.id(), InvitationStatus.REVOKED)).isTrue();
        assertThat(insert(acme, invitation(acme, ADA, end))).isTrue();
    }

    @Test
    void closedInvitationKeepsWhatBecameOfIt() {
        InvitationToken token = InvitationToken.anew();
        Invitation made = invitation(acme, ADA, end);
        invitations().insert(acme, made, token.hash());
        assertThat(invitations().close(globex, made.id(), InvitationStatus.REVOKED)).isFalse();
        assertThat(invitations().close(acme, made.id(), InvitationStatus.ACCEPTED)).isTrue();

        assertThat(invitations().close(acme, made.id(), InvitationStatus.REVOKED)).isFalse();
        assertThat(invitations().findOpen(acme, ADA)).isEmpty();
        assertThat(invitations().findByToken(token.hash()))
                .map(Invitation::status)
                .contains(InvitationStatus.ACCEPTED);
    }

    @Test
    void ofManyWhoCloseOneInvitationOneSucceeds() throws Exception {
        Invitation made = inserted(acme, ADA, end);
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            InvitationStatus as = i % 2 == 0 ? InvitationStatus.ACCEPTED : InvitationStatus.REVOKED;
            racers.add(() -> invitations().close(acme, made.id(), as));
        }
        assertThat(succeeded(racers)).isEqualTo(1);
    }

    @Test
    void ofManyWhoInviteOneEmailOneSucceeds() throws Exception {
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            Invitation made = invitation(acme, ADA, end);
            racers.add(() -> insert(acme, made));
        }
        assertThat(succeeded(racers)).isEqualTo(1);
    }

    @Test
    void pageShowsTheLatestFirstByWhatTheyAreNow() {
        Invitation revoked = inserted(acme, ADA, end);
        invitations().close(acme, revoked.id(), InvitationStatus.REVOKED);
        Invitation expired = inserted(acme, ADA, now);
        Invitation swept = inserted(acme, BOB, now);
        invitations().close(acme, swept.id(), InvitationStatus.EXPIRED);
        Invitation pending = inserted(acme, BOB, end);
        inserted(globex, BOB, end);

        assertThat(page(null, null, 10))
                .containsExactly(pending.id(), swept.id(), expired.id(), revoked.id());
        assertThat(page(null, null, 2)).containsExactly(pending.id(), swept.id());
        assertThat(page(null, swept.id(), 2)).containsExactly(expired.id(), revoked.id());
        assertThat(page(InvitationStatus.PENDING, null, 10)).containsExactly(pending.id());
        assertThat(page(InvitationStatus.EXPIRED, null, 10))
                .containsExactly(swept.id(), expired.id());
        assertThat(page(InvitationStatus.EXPIRED, swept.id(), 10)).containsExactly(expired.id());
        assertThat(page(InvitationStatus.REVOKED, null, 10)).containsExactly(revoked.id());
        assertThat(page(InvitationStatus.ACCEPTED, null, 10)).isEmpty();
        assertThat(invitations().countPending(acme, now)).isEqualTo(1);
    }

    private List<InvitationId> page(
            @Nullable InvitationStatus status, @Nullable InvitationId before, int limit) {
        return invitations().page(acme, new PageQuery(status, now, before, limit)).stream()
                .map(Invitation::id)
                .toList();
    }

    private static int succeeded(List<Callable<Boolean>> racers) throws Exception {
        int succeeded = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> result : threads.invokeAll(racers)) {
                succeeded += result.get() ? 1 : 0;
            }
        }
        return succeeded;
    }

    private Invitation inserted(OrganizationScope scope, Email email, Instant until) {
        Invitation made = invitation(scope, email, until);
        assertThat(insert(scope, made)).isTrue();
        return made;
    }

    private boolean insert(OrganizationScope scope, Invitation made) {
        return invitations().insert(scope, made, InvitationToken.anew().hash());
    }

    private Invitation invitation(OrganizationScope scope, Email email, Instant until) {
        return new Invitation(
                invitations().newId(),
                scope.organizationId(),
                email,
                Role.DEVELOPER,
                InvitationStatus.PENDING,
                admin,
                until,
                now.minusSeconds(1));
    }
}
