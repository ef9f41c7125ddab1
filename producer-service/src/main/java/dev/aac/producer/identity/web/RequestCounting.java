package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.http.ClientAddresses;
import dev.aac.producer.platform.limits.CountedAs;
import dev.aac.producer.platform.limits.RateLimit;
import dev.aac.producer.platform.limits.RateLimitSettings;
import dev.aac.producer.platform.limits.RateLimiter;
import dev.aac.producer.platform.limits.Standing;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Counts the current request against the limit of its route, tells the client where it stands, and
 * refuses what is too much.
 */
@Singleton
final class RequestCounting {

    private final RateLimitSettings settings;
    private final RateLimiter limiter;
    private final ClientAddresses addresses;
    private final RoutingContext http;

    RequestCounting(
            RateLimitSettings settings,
            RateLimiter limiter,
            ClientAddresses addresses,
            RoutingContext http) {
        this.settings = settings;
        this.limiter = limiter;
        this.addresses = addresses;
        this.http = http;
    }

    static CountedAs.Kind kindOf(Method route) {
        CountedAs declared = route.getAnnotation(CountedAs.class);
        return declared == null ? CountedAs.Kind.API : declared.value();
    }

    /**
     * Counts a request of somebody who is known.
     *
     * @throws ProblemException {@link Problem.TooManyRequests}
     */
    void count(CountedAs.Kind kind, Principal principal) {
        settings.of(kind).ifPresent(limit -> count(kind, limit, client(principal)));
    }

    private static String client(Principal principal) {
        return principal
                .apiKeyId()
                .map(key -> "key:" + key)
                .orElseGet(() -> "user:" + principal.userId());
    }

    /**
     * Counts a request by its address.
     *
     * @throws ProblemException {@link Problem.TooManyRequests}
     * @throws StoreAway when it is an attempt to sign in or up, and the store does not answer
     */
    void countAnybody(CountedAs.Kind kind) {
        settings.of(kind)
                .ifPresent(
                        limit ->
                                count(
                                        kind,
                                        limit,
                                        "address:" + addresses.of(http.request()).network()));
    }

    private void count(CountedAs.Kind kind, RateLimit limit, String client) {
        Optional<Standing> counted =
                switch (kind) {
                    case SIGN_IN, SIGN_UP -> Optional.of(limiter.count(limit, client));
                    case API -> limiter.countIfPossible(limit, client);
                    case NOTHING -> Optional.empty();
                };
        counted.ifPresent(this::tell);
        if (counted.isPresent() && !counted.get().admitted()) {
            throw new ProblemException(new Problem.TooManyRequests(counted.get().resetSeconds()));
        }
    }

    /** As draft-ietf-httpapi-ratelimit-headers has it, and as older clients read it. */
    private void tell(Standing standing) {
        RateLimit limit = standing.limit();
        String policy = '"' + limit.policy() + '"';
        HttpServerResponse response = http.response();
        response.putHeader(
                "RateLimit-Policy",
                policy + ";q=" + limit.max() + ";w=" + limit.window().toSeconds());
        response.putHeader(
                "RateLimit",
                policy + ";r=" + standing.remaining() + ";t=" + standing.resetSeconds());
        response.putHeader("X-RateLimit-Limit", Integer.toString(limit.max()));
        response.putHeader("X-RateLimit-Remaining", Integer.toString(standing.remaining()));
        response.putHeader(
                "X-RateLimit-Reset", Long.toString(standing.resetsAt().getEpochSecond()));
    }
}
