package dev.aac.producer.crosstenant;

import dev.aac.producer.crosstenant.Access.Who;
import dev.aac.producer.identity.Permission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom each operation lets in, as the contract has it and not as its route declares it: a
 * declaration that is changed by mistake shows. Whoever adds a route adds it here, too.
 */
final class AccessTable {

    private static final Map<String, Access> BY_OPERATION = new HashMap<>();

    static {
        put(
                Who.ANYBODY,
                null,
                "GET /",
                "GET /api/health",
                "POST /api/auth/signup",
                "POST /api/auth/login",
                "POST /api/auth/refresh",
                "GET /api/auth/oauth",
                "GET /api/auth/oauth/{provider}",
                "GET /api/auth/oauth/{provider}/callback",
                "POST /api/auth/oauth/complete",
                "GET /api/auth/organizations/slug-available/{slug}",
                "GET /api/invitations/validate/{token}",
                "GET /api/report-links/{link}/{path}");
        put(
                Who.PEOPLE,
                null,
                "GET /api/auth/me",
                "PATCH /api/auth/profile",
                "POST /api/auth/password",
                "GET /api/auth/sessions",
                "DELETE /api/auth/sessions/{id}",
                "POST /api/auth/logout",
                "GET /api/organization",
                "GET /api/users",
                "GET /api/users/{id}");
        put(
                Who.PEOPLE,
                Permission.APIKEYS_OWN,
                "POST /api/auth/api-keys",
                "GET /api/auth/api-keys",
                "DELETE /api/auth/api-keys/{id}");
        may(Permission.ORGANIZATION_MANAGE, "PATCH /api/organization");
        may(Permission.USAGE_READ, "GET /api/organization/usage");
        may(
                Permission.ANALYSIS_MANAGE,
                "GET /api/organization/analysis",
                "PUT /api/organization/analysis",
                "GET /api/organization/analysis/usage");
        may(
                Permission.USERS_MANAGE,
                "PATCH /api/users/{id}",
                "DELETE /api/users/{id}",
                "POST /api/invitations",
                "GET /api/invitations",
                "DELETE /api/invitations/{id}");
        may(
                Permission.PROJECTS_READ,
                "GET /api/projects",
                "GET /api/projects/{id}",
                "GET /api/projects/{id}/env");
        may(
                Permission.PROJECTS_WRITE,
                "POST /api/projects",
                "PATCH /api/projects/{id}",
                "DELETE /api/projects/{id}",
                "PATCH /api/projects/{id}/env");
        may(Permission.AUDIT_READ, "GET /api/audit-events", "GET /api/audit-events/verification");
        may(
                Permission.EXECUTIONS_RUN,
                "POST /api/execution-request",
                "POST /api/executions",
                "POST /api/ci/trigger",
                "POST /api/executions/{taskId}/retry");
        may(
                Permission.EXECUTIONS_READ,
                "GET /api/executions",
                "GET /api/executions/{taskId}",
                "GET /api/executions/{taskId}/logs",
                "GET /api/executions/{taskId}/tests",
                "GET /api/executions/{taskId}/tests/{testKey}/history",
                "GET /api/executions/{taskId}/artifacts",
                "GET /api/executions/{taskId}/reports/{path}",
                "POST /api/executions/{taskId}/report-links",
                "GET /api/metrics",
                "GET /api/metrics/{image}",
                "GET /api/analytics/days",
                "GET /api/analytics/tests");
        may(Permission.EXECUTIONS_CANCEL, "POST /api/executions/{taskId}/cancel");
        may(Permission.EXECUTIONS_DELETE, "DELETE /api/executions/{taskId}");
    }

    private AccessTable() {}

    /** All that are listed. */
    static Set<String> operations() {
        return Set.copyOf(BY_OPERATION.keySet());
    }

    /**
     * @throws IllegalArgumentException for an operation that is not listed
     */
    static Access of(String operation) {
        Access access = BY_OPERATION.get(operation);
        if (access == null) {
            throw new IllegalArgumentException("whom does this let in? " + operation);
        }
        return access;
    }

    private static void may(Permission permission, String... operations) {
        put(Who.PEOPLE_AND_KEYS, permission, operations);
    }

    private static void put(Who who, @Nullable Permission permission, String... operations) {
        Arrays.stream(operations)
                .forEach(operation -> BY_OPERATION.put(operation, new Access(who, permission)));
    }
}
