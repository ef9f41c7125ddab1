package dev.aac.producer.execution.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/** The plans' limits, remembered for a while: each round asks for those of all who wait. */
@Singleton
final class RememberedRunLimits implements ConcurrentRunLimits {

    /** How long a changed limit may go unnoticed. */
    static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int ORGANIZATIONS_MAX = 10_000;

    private final Function<OrganizationScope, Integer> read;
    private final Cache<OrganizationScope, Integer> known =
            Caffeine.newBuilder()
                    .maximumSize(ORGANIZATIONS_MAX)
                    .expireAfterWrite(REMEMBERED)
                    .build();

    RememberedRunLimits(Organizations organizations) {
        this.read =
                scope ->
                        organizations
                                .find(scope)
                                .map(found -> found.limits().maxConcurrentRuns())
                                .orElse(0);
    }

    @Override
    public int of(OrganizationScope scope) {
        return known.get(scope, read);
    }
}
