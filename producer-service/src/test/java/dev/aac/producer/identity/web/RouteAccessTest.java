package dev.aac.producer.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.PublicRoute;
import org.junit.jupiter.api.Test;

class RouteAccessTest {

    @RequiresPermission(Permission.AUDIT_READ)
    static class Declared {
        void inherits() {}

        @RequiresPermission(Permission.EXECUTIONS_RUN)
        void ownPermission() {}

        @RequiresSession
        void session() {}

        @RequiresSession
        @RequiresPermission(Permission.APIKEYS_OWN)
        void sessionWithPermission() {}

        @PublicRoute
        void open() {}
    }

    static class Undeclared {
        void silent() {}
    }

    @Test
    void methodsOwnDeclarationWins() throws NoSuchMethodException {
        assertThat(access(Declared.class, "ownPermission"))
                .isEqualTo(new RouteAccess.Needs(Permission.EXECUTIONS_RUN, false));
        assertThat(access(Declared.class, "session")).isEqualTo(new RouteAccess.Session());
        assertThat(access(Declared.class, "sessionWithPermission"))
                .isEqualTo(new RouteAccess.Needs(Permission.APIKEYS_OWN, true));
        assertThat(access(Declared.class, "open")).isEqualTo(new RouteAccess.Public());
    }

    @Test
    void classDeclaresForItsMethods() throws NoSuchMethodException {
        assertThat(access(Declared.class, "inherits"))
                .isEqualTo(new RouteAccess.Needs(Permission.AUDIT_READ, false));
    }

    @Test
    void silentRouteIsUndeclared() throws NoSuchMethodException {
        assertThat(access(Undeclared.class, "silent")).isEqualTo(new RouteAccess.Undeclared());
    }

    private static RouteAccess access(Class<?> resource, String method)
            throws NoSuchMethodException {
        return RouteAccess.of(resource.getDeclaredMethod(method));
    }
}
