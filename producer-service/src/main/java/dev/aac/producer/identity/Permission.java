package dev.aac.producer.identity;

/** What a route or a message takes; {@link Role#permissions} says who has it. */
public enum Permission {
    EXECUTIONS_READ("executions:read"),
    EXECUTIONS_RUN("executions:run"),
    EXECUTIONS_CANCEL("executions:cancel"),
    EXECUTIONS_DELETE("executions:delete"),
    PROJECTS_READ("projects:read"),
    PROJECTS_WRITE("projects:write"),
    USAGE_READ("usage:read"),
    APIKEYS_OWN("apikeys:own"),
    APIKEYS_MANAGE("apikeys:manage"),
    USERS_MANAGE("users:manage"),
    ORGANIZATION_MANAGE("organization:manage"),
    AUDIT_READ("audit:read"),
    ANALYSIS_MANAGE("analysis:manage");

    private final String apiName;

    Permission(String apiName) {
        this.apiName = apiName;
    }

    /** As tokens write it. */
    public String apiName() {
        return apiName;
    }
}
