package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Authentication;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Identification;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
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

    private final Authentication authentication;
    private final Caller caller;

    /** One entry a route, so it stays as small as the API. */
    private final ConcurrentMap<Method, RouteAccess> known = new ConcurrentHashMap<>();

    public AuthenticationFilter(Authentication authentication, Caller caller) {
        this.authentication = authentication;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo route) {
        switch (known.computeIfAbsent(route.getResourceMethod(), RouteAccess::of)) {
            case RouteAccess.Public() -> LOG.trace("public route");
            case RouteAccess.Session() -> caller.identifiedAs(identified(request));
            case RouteAccess.Needs(Permission permission) ->
                    caller.identifiedAs(allowed(identified(request), permission));
            case RouteAccess.Undeclared() -> {
                LOG.errorf("%s declares no permission: refused", route.getResourceMethod());
                throw new ProblemException(FixedProblem.ROUTE_NOT_FOUND);
            }
        }
    }

    private Principal identified(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(FixedProblem.AUTHENTICATION_REQUIRED);
        }
        return switch (authentication.authenticate(header.substring(SCHEME.length()).strip())) {
            case Identification.Known(Principal principal) -> principal;
            case Identification.Refused(FixedProblem problem) ->
                    throw new ProblemException(problem);
        };
    }

    private static Principal allowed(Principal principal, Permission permission) {
        if (!principal.may(permission)) {
            throw new ProblemException(
                    new Problem.InsufficientPermissions(Role.namesWith(permission)));
        }
        return principal;
    }
}
