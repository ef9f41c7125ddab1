package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Sessions.PageQuery;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} must show, also beside the sessions of others. */
public abstract class SessionsContract {

    private static final Device LAPTOP = new Device("192.0.2.1", "Browser/1");
    private static final Device PHONE = new Device("2001:db8::1", "Browser/2 (Phone)");
    private static final int RACERS = 100;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant end = now.plus(Duration.ofDays(7));
    private final OrganizationScope acme = scope();
    private final OrganizationScope globex = scope();
    private final UserId ada = new UserId(randomId());
    private final UserId bob = new UserId(randomId());

    protected abstract Sessions sessions();

    private static OrganizationScope scope() {
        return OrganizationScope.ofNewOrganization(new OrganizationId(randomId()));
    }

    private static String randomId() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void sessionIsFoundByItsFamilyAsItWasStored() {
        RefreshToken token = RefreshToken.ofNewFamily();
        Session session = begun(ada, token, end);
        assertThat(sessions().findByFamily(token.familyHash()))
                .contains(
                        new Sessions.Found(
                                acme.organizationId(), session, RefreshFamily.begun(token, end)));
        assertThat(sessions().findByFamily(token.secretHash())).isEmpty();
    }

    @Test
    void rotationReplacesTheTokenAndWhatTheSessionSays() {
        RefreshToken token = RefreshToken.ofNewFamily();
        Session session = begun(ada, token, end);
        Instant later = now.plusSeconds(60);
        Session used = session.usedAgain(PHONE, later, end.plusSeconds(60));
        RefreshFamily next = RefreshFamily.begun(token, end).rotated(token.successor(), later, end);

        assertThat(sessions().rotate(acme, used, token.secretHash(), next)).isTrue();

        assertThat(sessions().findByFamily(token.familyHash()))
                .contains(new Sessions.Found(acme.organizationId(), used, next));
        assertThat(sessions().rotate(acme, used, token.secretHash(), next))
                .as("the same again")
                .isFalse();
    }

    @Test
    void rotationOfAnEndedOrForeignSessionIsRefused() {
        RefreshToken token = RefreshToken.ofNewFamily();
        Session session = begun(ada, token, end);
        RefreshFamily next = RefreshFamily.begun(token, end).rotated(token.successor(), now, end);
        assertThat(sessions().rotate(globex, session, token.secretHash(), next)).isFalse();
        sessions().end(acme, ada, session.id());
        assertThat(sessions().rotate(acme, session, token.secretHash(), next)).isFalse();
        assertThat(sessions().findByFamily(token.familyHash())).isEmpty();
    }

    @Test
    void ofManyWhoRotateOneTokenOneSucceeds() throws Exception {
        RefreshToken token = RefreshToken.ofNewFamily();
        Session session = begun(ada, token, end);
        RefreshFamily first = RefreshFamily.begun(token, end);
        List<RefreshToken> successors = new ArrayList<>();
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            RefreshToken successor = token.successor();
            successors.add(successor);
            racers.add(
                    () ->
                            sessions()
                                    .rotate(
                                            acme,
                                            session,
                                            token.secretHash(),
                                            first.rotated(successor, now, end)));
        }
        List<RefreshToken> winners = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = threads.invokeAll(racers);
            for (int i = 0; i < RACERS; i++) {
                if (results.get(i).get()) {
                    winners.add(successors.get(i));
                }
            }
        }
        assertThat(winners).hasSize(1);
        assertThat(sessions().findByFamily(token.familyHash()).orElseThrow().family())
                .isEqualTo(first.rotated(winners.getFirst(), now, end));
    }

    @Test
    void sessionEndsForItsOwnerOnly() {
        Session session = begun(ada, end);
        assertThat(sessions().end(globex, ada, session.id())).isFalse();
        assertThat(sessions().end(acme, bob, session.id())).isFalse();
        assertThat(sessions().open(acme, Set.of(session.id()))).containsExactly(session.id());
        assertThat(sessions().end(acme, ada, session.id())).isTrue();
        assertThat(sessions().open(acme, Set.of(session.id()))).isEmpty();
        assertThat(sessions().end(acme, ada, session.id())).as("again").isFalse();
    }

    @Test
    void endingAllLeavesOtherPeoplesSessions() {
        Session one = begun(ada, end);
        Session two = begun(ada, end);
        Session others = begun(bob, end);
        assertThat(sessions().endAll(acme, ada)).isEqualTo(2);
        assertThat(sessions().open(acme, Set.of(one.id(), two.id(), others.id())))
                .containsExactly(others.id());
        assertThat(sessions().endAll(acme, ada)).isZero();
    }

    @Test
    void endingTheOthersKeepsOne() {
        Session one = begun(ada, end);
        Session kept = begun(ada, end);
        Session others = begun(bob, end);
        assertThat(sessions().endOthers(acme, ada, kept.id())).isEqualTo(1);
        assertThat(sessions().open(acme, Set.of(one.id(), kept.id(), others.id())))
                .containsExactlyInAnyOrder(kept.id(), others.id());
    }

    @Test
    void pageShowsTheLatestFirstAndNoneThatExpired() {
        Session first = begun(ada, end);
        Session second = begun(ada, end);
        Session third = begun(ada, end);
        begun(ada, now);
        begun(bob, end);
        assertThat(sessions().page(acme, new PageQuery(ada, now, null, 2)))
                .containsExactly(third, second);
        assertThat(sessions().page(acme, new PageQuery(ada, now, second.id(), 2)))
                .containsExactly(first);
        assertThat(sessions().page(globex, new PageQuery(ada, now, null, 2))).isEmpty();
    }

    @Test
    void whatExpiredBeforeATimeIsFoundAndRemoved() {
        // Long ago, so that nobody else's are found.
        Instant ancient = now.minus(Duration.ofDays(1_000));
        Session expired = begun(ada, ancient.minusMillis(1));
        Session other = begun(bob, ancient.minusMillis(2));
        Session justExpired = begun(ada, ancient);
        Sessions.Expired first = new Sessions.Expired(acme, bob, other.id());
        assertThat(sessions().expired(ancient, 1)).containsExactly(first);
        assertThat(sessions().expired(ancient, 10))
                .containsExactly(first, new Sessions.Expired(acme, ada, expired.id()));

        assertThat(sessions().removeExpired(globex, other.id(), ancient)).isFalse();
        assertThat(sessions().removeExpired(acme, justExpired.id(), ancient)).isFalse();
        assertThat(sessions().removeExpired(acme, other.id(), ancient)).isTrue();
        assertThat(sessions().removeExpired(acme, other.id(), ancient)).as("again").isFalse();
        assertThat(sessions().removeExpired(acme, expired.id(), ancient)).isTrue();
        assertThat(sessions().expired(ancient, 10)).isEmpty();
        assertThat(sessions().open(acme, Set.of(expired.id(), other.id(), justExpired.id())))
                .containsExactly(justExpired.id());
        sessions().endAll(acme, ada);
    }

    private Session begun(UserId user, Instant until) {
        return begun(user, RefreshToken.ofNewFamily(), until);
    }

    private Session begun(UserId user, RefreshToken token, Instant until) {
        Session session = new Session(sessions().newId(), user, LAPTOP, now, now, until);
        sessions().insert(acme, session, RefreshFamily.begun(token, until));
        return session;
    }
}
