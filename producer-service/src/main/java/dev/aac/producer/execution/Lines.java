package dev.aac.producer.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The organizations' waiting lines. A short one is read anew each time, a long one now and then.
 */
@Singleton
public class Lines {

    /** From so many on a line is remembered. */
    static final int LONG = 100;

    /** For so long. */
    static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final int ORGANIZATIONS_MAX = 1_000;

    private final Executions executions;
    private final Cache<OrganizationScope, WaitingLine> longOnes =
            Caffeine.newBuilder()
                    .maximumSize(ORGANIZATIONS_MAX)
                    .expireAfterWrite(REMEMBERED)
                    .build();

    public Lines(Executions executions) {
        this.executions = executions;
    }

    WaitingLine of(OrganizationScope scope) {
        WaitingLine known = longOnes.getIfPresent(scope);
        if (known != null) {
            return known;
        }
        WaitingLine read = executions.line(scope);
        if (read.first().size() >= LONG) {
            longOnes.put(scope, read);
        }
        return read;
    }

    /** See {@link Executions#countBefore}. */
    int countBefore(OrganizationScope scope, Dispatch.Waiting waiting, int max) {
        return executions.countBefore(scope, waiting, max);
    }
}
