package dev.aac.producer.execution.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundLimitsTest {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final List<Integer> callSizes = new ArrayList<>();
    private final ConcurrentRunLimits planned = new PlannedRunLimits(organizations);
    private final ConcurrentRunLimits counted = new Counted();

    private final class Counted implements ConcurrentRunLimits {

        @Override
        public int of(OrganizationScope scope) {
            throw new IllegalStateException("one by one is too slow");
        }

        @Override
        public Map<OrganizationScope, Integer> ofAll(Collection<OrganizationScope> scopes) {
            callSizes.add(scopes.size());
            return planned.ofAll(scopes);
        }
    }

    @Test
    void aThousandOrganizationsCostTenCallsAndARoundThatNeedsNoneCostsNone() {
        List<OrganizationScope> waiting = waiting(1_000);
        RoundLimits limits = new RoundLimits(counted, waiting);
        assertThat(callSizes).isEmpty();

        waiting.forEach(scope -> assertThat(limits.of(scope)).isEqualTo(5));

        assertThat(callSizes).hasSize(10).containsOnly(RoundLimits.TOGETHER_MAX);
    }

    @Test
    void ofManyMoreThoseThatMatterAreRead() {
        List<OrganizationScope> waiting = waiting(5_000);
        RoundLimits limits = new RoundLimits(counted, waiting);

        assertThat(limits.of(waiting.getLast())).isEqualTo(5);
        assertThat(limits.of(waiting.getFirst())).isEqualTo(5);
        assertThat(callSizes).containsExactly(RoundLimits.TOGETHER_MAX);

        waiting.forEach(scope -> assertThat(limits.of(scope)).isEqualTo(5));
        assertThat(callSizes).hasSize(50).allMatch(size -> size <= RoundLimits.TOGETHER_MAX);
    }

    @Test
    void nextRoundSeesAChangedPlanAndOneThatIsGoneMayRunNothing() {
        OrganizationScope scope = waiting(1).getFirst();
        assertThat(new RoundLimits(counted, List.of(scope)).of(scope)).isEqualTo(5);

        organizations.limit(scope, new PlanLimits(1, 1, 1, 7));
        assertThat(new RoundLimits(counted, List.of(scope)).of(scope)).isEqualTo(7);
        assertThat(planned.of(scope)).isEqualTo(7);

        organizations.delete(scope);
        assertThat(new RoundLimits(counted, List.of(scope)).of(scope)).isZero();
        assertThat(planned.of(scope)).isZero();
    }

    private List<OrganizationScope> waiting(int count) {
        List<OrganizationScope> scopes =
                IntStream.range(0, count)
                        .mapToObj(number -> new OrganizationId("%024x".formatted(number)))
                        .map(ExecutionWorld::scope)
                        .toList();
        scopes.forEach(scope -> organizations.limit(scope, new PlanLimits(10, 1_000, 20, 5)));
        return scopes;
    }
}
