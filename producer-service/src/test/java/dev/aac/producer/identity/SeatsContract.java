package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Seats.Admission;
import dev.aac.producer.identity.Seats.Seat;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Seats} must show, also beside the seats of others. */
public abstract class SeatsContract {

    private static final PasswordHash HASH =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    private static final int RACERS = 10;

    private final OrganizationScope acme = scope();
    private final OrganizationScope globex = scope();

    protected abstract Users users();

    protected abstract Seats seats();

    private static OrganizationScope scope() {
        return OrganizationScope.ofNewOrganization(new OrganizationId(randomId()));
    }

    private static String randomId() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void everyUserIsShownWithItsSeat() {
        User founder = somebody(acme);
        users().insert(acme, founder, HASH);
        User second = somebody(acme);
        assertThat(seats().admit(acme, second, HASH, 2)).isEqualTo(Admission.ADMITTED);
        seats().admit(globex, somebody(globex), HASH, 1);

        assertThat(seats().all(acme))
                .containsExactlyInAnyOrder(
                        new Seat(founder.id(), Seats.NONE), new Seat(second.id(), 2));
        assertThat(users().find(acme, second.id())).contains(second);
    }

    @Test
    void takenSeatIsRefusedInItsOrganizationOnly() {
        seats().admit(acme, somebody(acme), HASH, 1);
        User late = somebody(acme);

        assertThat(seats().admit(acme, late, HASH, 1)).isEqualTo(Admission.SEAT_TAKEN);
        assertThat(users().find(acme, late.id())).isEmpty();
        assertThat(seats().admit(globex, somebody(globex), HASH, 1)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void takenEmailIsRefusedAndTheSeatStaysFree() {
        User known = somebody(globex);
        users().insert(globex, known, HASH);
        User namesake = user(acme, known.email());

        assertThat(seats().admit(acme, namesake, HASH, 1)).isEqualTo(Admission.EMAIL_TAKEN);
        ExternalIdentity identity = new ExternalIdentity(ProviderName.GITHUB, randomId());
        users().insert(globex, somebody(globex), identity);
        assertThat(seats().admit(acme, somebody(acme), identity, 1))
                .isEqualTo(Admission.EMAIL_TAKEN);
        assertThat(seats().admit(acme, somebody(acme), HASH, 1)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void userMovesToAFreeSeatAndLeavesItsOwn() {
        User ada = somebody(acme);
        User bob = somebody(acme);
        seats().admit(acme, ada, HASH, 1);
        seats().admit(acme, bob, HASH, 2);

        assertThat(seats().move(acme, bob.id(), 1)).isFalse();
        assertThat(seats().move(globex, bob.id(), 3)).isFalse();
        assertThat(seats().move(acme, bob.id(), 3)).isTrue();

        assertThat(seats().all(acme))
                .containsExactlyInAnyOrder(new Seat(ada.id(), 1), new Seat(bob.id(), 3));
        assertThat(seats().admit(acme, somebody(acme), HASH, 2)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void ofManyWhoWantOneSeatOneHasIt() throws Exception {
        List<Callable<Admission>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            User user = somebody(acme);
            racers.add(() -> seats().admit(acme, user, HASH, 1));
        }
        List<Admission> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Admission> result : threads.invokeAll(racers)) {
                results.add(result.get());
            }
        }
        assertThat(Collections.frequency(results, Admission.ADMITTED)).isEqualTo(1);
        assertThat(Collections.frequency(results, Admission.SEAT_TAKEN)).isEqualTo(RACERS - 1);
        assertThat(seats().all(acme)).hasSize(1);
    }

    private User somebody(OrganizationScope scope) {
        return user(scope, new Email(randomId() + "@example.org"));
    }

    private User user(OrganizationScope scope, Email email) {
        return new User(
                users().newId(),
                scope.organizationId(),
                email,
                "Somebody",
                Role.VIEWER,
                UserStatus.ACTIVE,
                null,
                Instant.EPOCH);
    }
}
