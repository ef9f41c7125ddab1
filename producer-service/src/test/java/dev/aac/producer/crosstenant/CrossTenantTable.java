package dev.aac.producer.crosstenant;

import static dev.aac.producer.crosstenant.Row.Answer.ALIKE;
import static dev.aac.producer.crosstenant.Row.Answer.NOT_FOUND;
import static dev.aac.producer.crosstenant.Row.Answer.OWN;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a member of one organization tries what belongs to another: a row for every operation of the
 * interface and a line for every message of the live channel. Whoever adds a route adds its row.
 *
 * <p>Names that only their organization knows hold its mark: whatever else a stranger is told, the
 * mark must not be in it.
 */
final class CrossTenantTable {

    private CrossTenantTable() {}

    static List<Row> operations() {
        return Stream.of(
                        signIn(),
                        providers(),
                        people(),
                        keys(),
                        projects(),
                        audit(),
                        submission(),
                        execution(),
                        results(),
                        figures())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> signIn() {
        return List.of(
                row("GET /", OWN, Target.at("/")),
                row("GET /api/health", OWN, Target.at("/api/health")),
                row(
                        "POST /api/auth/signup",
                        OWN,
                        Target.at("/api/auth/signup")
                                .with(
                                        "{'email':'{email}','password':'Correct-Horse-9',"
                                                + "'name':'x','organizationName':'x'}")),
                row(
                        "POST /api/auth/login",
                        ALIKE,
                        Target.at("/api/auth/login")
                                .with("{'email':'{email}','password':'Wrong-Horse-9'}")),
                row(
                        "POST /api/auth/refresh",
                        ALIKE,
                        Target.at("/api/auth/refresh").with("{'refreshToken':'{sessionId}'}")),
                row("GET /api/auth/me", OWN, Target.at("/api/auth/me")),
                row(
                        "PATCH /api/auth/profile",
                        OWN,
                        Target.at("/api/auth/profile").with("{'name':'Stranger'}"),
                        Target.at("/api/auth/profile").with("{'name':'Stranger','id':'{userId}'}")),
                row(
                        "POST /api/auth/password",
                        ALIKE,
                        Target.at("/api/auth/password")
                                .with(
                                        "{'currentPassword':'Wrong-1','newPassword':'Other-Horse-9',"
                                            + "'userId':'{userId}'}")),
                row("GET /api/auth/sessions", OWN, Target.at("/api/auth/sessions?limit=200")),
                row(
                        "DELETE /api/auth/sessions/{id}",
                        NOT_FOUND,
                        Target.at("/api/auth/sessions/{sessionId}")),
                row(
                        "POST /api/auth/logout",
                        ALIKE,
                        Target.at("/api/auth/logout").with("{'userId':'{userId}'}")));
    }

    private static List<Row> providers() {
        return List.of(
                row("GET /api/auth/oauth", OWN, Target.at("/api/auth/oauth")),
                row("GET /api/auth/oauth/{provider}", OWN, Target.at("/api/auth/oauth/google")),
                row(
                        "GET /api/auth/oauth/{provider}/callback",
                        OWN,
                        Target.at(
                                "/api/auth/oauth/google/callback?code={userId}&state={sessionId}")),
                row(
                        "POST /api/auth/oauth/complete",
                        ALIKE,
                        Target.at("/api/auth/oauth/complete")
                                .with("{'ticket':'{sessionId}','organizationName':'x'}"),
                        Target.at("/api/auth/oauth/complete")
                                .with("{'ticket':'{sessionId}','inviteToken':'{invitationId}'}")));
    }

    private static List<Row> people() {
        return List.of(
                row("GET /api/organization", OWN, Target.at("/api/organization")),
                row(
                        "PATCH /api/organization",
                        ALIKE,
                        Target.at("/api/organization")
                                .with("{'name':'Stranger','id':'{organizationId}'}")),
                row("GET /api/organization/usage", OWN, Target.at("/api/organization/usage")),
                row("GET /api/organization/analysis", OWN, Target.at("/api/organization/analysis")),
                row(
                        "PUT /api/organization/analysis",
                        ALIKE,
                        Target.at("/api/organization/analysis")
                                .with("{'on':false,'organizationId':'{organizationId}'}")),
                row(
                        "GET /api/organization/analysis/usage",
                        OWN,
                        Target.at("/api/organization/analysis/usage")),
                row(
                        "GET /api/auth/organizations/slug-available/{slug}",
                        OWN,
                        Target.at("/api/auth/organizations/slug-available/something")),
                row("GET /api/users", ALIKE, Target.at("/api/users?limit=200")),
                row("GET /api/users/{id}", NOT_FOUND, Target.at("/api/users/{userId}")),
                row(
                        "PATCH /api/users/{id}",
                        NOT_FOUND,
                        Target.at("/api/users/{userId}").with("{'role':'viewer'}"),
                        Target.at("/api/users/{userId}").with("{'status':'suspended'}")),
                row("DELETE /api/users/{id}", NOT_FOUND, Target.at("/api/users/{userId}")),
                row(
                        "POST /api/invitations",
                        OWN,
                        Target.at("/api/invitations").with("{'email':'{email}','role':'admin'}")),
                row("GET /api/invitations", ALIKE, Target.at("/api/invitations?limit=200")),
                row(
                        "DELETE /api/invitations/{id}",
                        NOT_FOUND,
                        Target.at("/api/invitations/{invitationId}")),
                row(
                        "GET /api/invitations/validate/{token}",
                        OWN,
                        Target.at("/api/invitations/validate/{invitationId}")));
    }

    private static List<Row> keys() {
        return List.of(
                row(
                        "POST /api/auth/api-keys",
                        ALIKE,
                        Target.at("/api/auth/api-keys")
                                .with(
                                        "{'name':'x','role':'viewer',"
                                                + "'organizationId':'{organizationId}'}")),
                row("GET /api/auth/api-keys", ALIKE, Target.at("/api/auth/api-keys")),
                row(
                        "DELETE /api/auth/api-keys/{id}",
                        NOT_FOUND,
                        Target.at("/api/auth/api-keys/{apiKeyId}")));
    }

    private static List<Row> projects() {
        return List.of(
                row(
                        "POST /api/projects",
                        OWN,
                        Target.at("/api/projects").with("{'name':'x','id':'{projectId}'}")),
                row("GET /api/projects", ALIKE, Target.at("/api/projects?limit=200")),
                row("GET /api/projects/{id}", NOT_FOUND, Target.at("/api/projects/{projectId}")),
                row(
                        "PATCH /api/projects/{id}",
                        NOT_FOUND,
                        Target.at("/api/projects/{projectId}").with("{'name':'Stranger'}")),
                row("DELETE /api/projects/{id}", NOT_FOUND, Target.at("/api/projects/{projectId}")),
                row(
                        "GET /api/projects/{id}/env",
                        NOT_FOUND,
                        Target.at("/api/projects/{projectId}/env")),
                row(
                        "PATCH /api/projects/{id}/env",
                        NOT_FOUND,
                        Target.at("/api/projects/{projectId}/env")
                                .with("{'variables':{'A':'Stranger'}}"),
                        Target.at("/api/projects/{projectId}/env")
                                .with("{'secrets':{'A':'Stranger'}}")));
    }

    private static List<Row> audit() {
        return List.of(
                row(
                        "GET /api/audit-events",
                        ALIKE,
                        Target.at("/api/audit-events?actor={userId}"),
                        Target.at("/api/audit-events?subject=execution:{taskId}"),
                        Target.at("/api/audit-events?subject=execution:{taskId}")
                                .accepting("application/x-ndjson")),
                row(
                        "GET /api/audit-events/verification",
                        OWN,
                        Target.at("/api/audit-events/verification")));
    }

    private static List<Row> submission() {
        return List.of(
                row(
                        "POST /api/execution-request",
                        NOT_FOUND,
                        foreignProject("/api/execution-request")),
                row("POST /api/executions", NOT_FOUND, foreignProject("/api/executions")),
                row("POST /api/ci/trigger", NOT_FOUND, foreignProject("/api/ci/trigger")));
    }

    private static List<Row> execution() {
        return List.of(
                row(
                        "GET /api/executions",
                        ALIKE,
                        Target.at("/api/executions?limit=200"),
                        Target.at("/api/executions?q={taskId}"),
                        Target.at("/api/executions?q={mark}"),
                        Target.at("/api/executions?image={image}"),
                        Target.at("/api/executions?projectId={projectId}"),
                        Target.at("/api/executions?groupName={mark}"),
                        Target.at("/api/executions?environment={mark}")),
                row(
                        "GET /api/executions/{taskId}",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}")),
                row(
                        "GET /api/executions/{taskId}/logs",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/logs?fromSeq=1&limit=1&q={mark}"),
                        Target.at("/api/executions/{taskId}/logs").accepting("text/plain"),
                        Target.at("/api/executions/{taskId}/logs").accepting("text/event-stream")),
                row(
                        "POST /api/executions/{taskId}/cancel",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/cancel"),
                        Target.at("/api/executions/{taskId}/cancel").with("{}")),
                row(
                        "POST /api/executions/{taskId}/retry",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/retry"),
                        Target.at("/api/executions/{taskId}/retry").with("{'failedOnly':true}")),
                row(
                        "DELETE /api/executions/{taskId}",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}")));
    }

    private static List<Row> results() {
        return List.of(
                row(
                        "GET /api/executions/{taskId}/tests",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/tests"),
                        Target.at("/api/executions/{taskId}/tests?attempt=1&outcome=failed")),
                row(
                        "GET /api/executions/{taskId}/tests/{testKey}/history",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/tests/{testKey}/history"),
                        Target.at("/api/executions/{taskId}/tests/{testKey}/history?limit=1")),
                row(
                        "GET /api/executions/{taskId}/artifacts",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/artifacts"),
                        Target.at("/api/executions/{taskId}/artifacts?attempt=1&limit=1")),
                row(
                        "GET /api/executions/{taskId}/reports/{path}",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/reports/junit.xml"),
                        Target.at("/api/executions/{taskId}/reports/a/b.html?attempt=1")),
                row(
                        "POST /api/executions/{taskId}/report-links",
                        NOT_FOUND,
                        Target.at("/api/executions/{taskId}/report-links")),
                row(
                        "GET /api/report-links/{link}/{path}",
                        OWN,
                        Target.at("/api/report-links/{organizationId}.{taskId}/junit.xml")));
    }

    /** But for tests' names they are numbers only: MetricsApiTest compares a foreign one's. */
    private static List<Row> figures() {
        return List.of(
                row("GET /api/metrics", OWN, Target.at("/api/metrics?days=90&limit=50")),
                row(
                        "GET /api/metrics/{image}",
                        OWN,
                        Target.at("/api/metrics/{image}"),
                        Target.at("/api/metrics/{image}?days=90")),
                row("GET /api/analytics/days", OWN, Target.at("/api/analytics/days?days=90")),
                row("GET /api/analytics/tests", ALIKE, Target.at("/api/analytics/tests?days=90")));
    }

    /** What a client of the live channel says, by event. */
    static List<Message> messages() {
        return List.of(
                new Message("auth", "{'token':'{sessionId}'}"),
                new Message("subscribe", "{'taskId':'{taskId}'}"),
                new Message("unsubscribe", "{'taskId':'{taskId}'}"),
                new Message("cancel-execution", "{'taskId':'{taskId}'}"),
                new Message("ping", "{'organizationId':'{organizationId}'}"));
    }

    private static Target foreignProject(String path) {
        return Target.at(path).with("{'image':'a','projectId':'{projectId}'}");
    }

    private static Row row(String operation, Row.Answer answer, Target... targets) {
        return new Row(operation, answer, List.of(targets));
    }
}
