package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.PublicRoute;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;

/** Whom a route lets in, as its annotations declare. */
sealed interface RouteAccess {

    /** Anyone. */
    record Public() implements RouteAccess {}

    /** Anyone signed in. */
    record Session() implements RouteAccess {}

    /**
     * Who has the permission.
     *
     * @param signedIn whether it takes a person who is signed in, and no API key
     */
    record Needs(Permission permission, boolean signedIn) implements RouteAccess {}

    /** The route forgot to say; nobody. */
    record Undeclared() implements RouteAccess {}

    /** The method's own declaration, else its class's. */
    static RouteAccess of(Method route) {
        return declared(route)
                .or(() -> declared(route.getDeclaringClass()))
                .orElseGet(Undeclared::new);
    }

    private static Optional<RouteAccess> declared(AnnotatedElement element) {
        RequiresPermission needs = element.getAnnotation(RequiresPermission.class);
        boolean signedIn = element.isAnnotationPresent(RequiresSession.class);
        if (needs != null) {
            return Optional.of(new Needs(needs.value(), signedIn));
        }
        if (signedIn) {
            return Optional.of(new Session());
        }
        return element.isAnnotationPresent(PublicRoute.class)
                ? Optional.of(new Public())
                : Optional.empty();
    }
}
