package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void viewerReadsOnly() {
        assertThat(Role.VIEWER.permissions())
                .extracting(Permission::apiName)
                .containsExactlyInAnyOrder("executions:read", "projects:read", "usage:read");
    }

    @Test
    void developerRunsToo() {
        assertThat(Role.DEVELOPER.permissions())
                .extracting(Permission::apiName)
                .containsExactlyInAnyOrder(
                        "executions:read",
                        "projects:read",
                        "usage:read",
                        "executions:run",
                        "executions:cancel",
                        "executions:delete",
                        "projects:write",
                        "apikeys:own");
    }

    @Test
    void adminMayEverything() {
        assertThat(Role.ADMIN.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void rolesOfAPermissionAreNamed() {
        assertThat(Role.namesWith(Permission.EXECUTIONS_RUN)).containsExactly("developer", "admin");
        assertThat(Role.namesWith(Permission.AUDIT_READ)).containsExactly("admin");
    }

    @Test
    void unknownRoleIsNone() {
        assertThat(Role.named("Admin")).isEmpty();
        assertThat(Role.named("root")).isEmpty();
    }
}
