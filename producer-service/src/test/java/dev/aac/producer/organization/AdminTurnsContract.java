package dev.aac.producer.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AdminTurns} must show. */
public abstract class AdminTurnsContract {

    private static final int RACERS = 10;

    protected abstract AdminTurns turns();

    /** An organization that was just made. */
    protected abstract OrganizationScope organization();

    @Test
    void turnsAreCountedFromNoneForEachOrganization() {
        OrganizationScope acme = organization();
        OrganizationScope globex = organization();
        assertThat(turns().present(acme)).isZero();

        assertThat(turns().pass(acme, 0)).isTrue();
        assertThat(turns().pass(acme, 1)).isTrue();

        assertThat(turns().present(acme)).isEqualTo(2);
        assertThat(turns().present(globex)).isZero();
    }

    @Test
    void turnThatIsOverOrNotYetThereCannotBePassedOn() {
        OrganizationScope acme = organization();
        assertThat(turns().pass(acme, 1)).isFalse();
        assertThat(turns().pass(acme, 0)).isTrue();
        assertThat(turns().pass(acme, 0)).isFalse();
        assertThat(turns().pass(acme, 2)).isFalse();
        assertThat(turns().present(acme)).isEqualTo(1);
    }

    @Test
    void ofManyWhoPassOnOneTurnOneSucceeds() throws Exception {
        OrganizationScope acme = organization();
        for (long turn = 0; turn < 3; turn++) {
            long expected = turn;
            Callable<Boolean> racer = () -> turns().pass(acme, expected);
            int passed = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> result :
                        threads.invokeAll(Collections.nCopies(RACERS, racer))) {
                    passed += result.get() ? 1 : 0;
                }
            }
            assertThat(passed).isEqualTo(1);
        }
        assertThat(turns().present(acme)).isEqualTo(3);
    }
}
