package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Authentication;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Identification;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.limits.CountedAs;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The one gate: every route passes here before its body is read. */
public final class AuthenticationFilter {

    private static final Logger LOG = Logger.getLogger(AuthenticationFilter.class);
    private static final String SCHEME = "Bearer ";
    private static final String API_KEY = "X-Api-Key";

    private final Authentication authentication;
    private final RequestCounting counting;
    private final Caller caller;

    /** One entry a route, so it stays as small as the API. */
    private final ConcurrentMap<Method, Route> known = new ConcurrentHashMap<>();

    /** What a route declares. */
    private record Route(RouteAccess access, CountedAs.Kind counted) {

        static Route of(Method method) {
            return new Route(RouteAccess.of(method), RequestCounting.kindOf(method));
        }
    }

    public AuthenticationFilter(
            Authentication authentication, RequestCounting counting, Caller caller) {
        this.authentication = authentication;
        this.counting = counting;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Route route = known.computeIfAbsent(resource.getResourceMethod(), Route::of);
        switch (route.access()) {
            case RouteAccess.Public() -> counting.countAnybody(route.counted());
            case RouteAccess.Session() ->
                    caller.identifiedAs(signedIn(identified(request, route.counted())));
            case RouteAccess.Needs(Permission permission, boolean bySession) -> {
                Principal known = identified(request, route.counted());
                caller.identifiedAs(allowed(bySession ? signedIn(known) : known, permission));
            }
            case RouteAccess.Undeclared() -> {
                LOG.errorf("%s declares no permission: refused", resource.getResourceMethod());
                throw new ProblemException(FixedProblem.ROUTE_NOT_FOUND);
            }
        }
    }

    private Principal identified(ContainerRequestContext request, CountedAs.Kind counted) {
        return switch (identification(request)) {
            case Identification.Known(Principal principal) -> {
                counting.count(counted, principal);
                yield principal;
            }
            case Identification.Refused(FixedProblem problem) -> {
                counting.countAnybody(counted);
                throw new ProblemException(problem);
            }
        };
    }

    private Identification identification(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String apiKey = request.getHeaderString(API_KEY);
        if (apiKey != null) {
            return header == null
                    ? authentication.authenticateKey(apiKey)
                    : new Identification.Refused(FixedProblem.TWO_CREDENTIALS);
        }
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? new Identification.Refused(FixedProblem.AUTHENTICATION_REQUIRED)
                : authentication.authenticate(header.substring(SCHEME.length()).strip());
    }

    private static Principal signedIn(Principal principal) {
        if (principal.apiKeyId().isPresent()) {
            throw new ProblemException(FixedProblem.SESSION_REQUIRED);
        }
        return principal;
    }

    private static Principal allowed(Principal principal, Permission permission) {
        if (!principal.may(permission)) {
            throw new ProblemException(
                    new Problem.InsufficientPermissions(Role.namesWith(permission)));
        }
        return principal;
    }
}
