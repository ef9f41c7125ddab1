package dev.aac.producer.platform.audit;

/**
 * Everything that is recorded. Names that were once stored are never given to anything else, nor
 * taken away: who asks for all but some types is given the others that are listed here.
 */
public enum AuditType {
    USER_LOGGED_IN("UserLoggedIn"),
    USER_LOGIN_FAILED("UserLoginFailed"),
    USER_LOGOUT("UserLogout"),
    USER_CREATED("UserCreated"),
    ORGANIZATION_CREATED("OrganizationCreated"),
    ORGANIZATION_CHANGED("OrganizationChanged"),
    USER_ROLE_CREATED("UserRoleCreated"),
    USER_ROLE_CHANGED("UserRoleChanged"),
    USER_PASSWORD_CHANGED("UserPasswordChanged"),
    USER_IDENTITY_LINKED("UserIdentityLinked"),
    USER_ACCOUNT_LOCKED("UserAccountLocked"),
    USER_SUSPENDED("UserSuspended"),
    USER_REACTIVATED("UserReactivated"),
    USER_REMOVED("UserRemoved"),
    SESSION_EXPIRED("SessionExpired"),
    SUSPICIOUS_ACTIVITY_DETECTED("SuspiciousActivityDetected"),
    TOKEN_REFRESHED("TokenRefreshed"),
    REFRESH_TOKEN_REVOKED("RefreshTokenRevoked"),
    ORGANIZATION_SIGNUP_COMPLETED("OrganizationSignupCompleted"),
    AUTH_SESSION_CREATED("AuthSessionCreated"),
    INVITATION_CREATED("InvitationCreated"),
    INVITATION_ACCEPTED("InvitationAccepted"),
    INVITATION_REVOKED("InvitationRevoked"),
    API_KEY_CREATED("ApiKeyCreated"),
    API_KEY_REVOKED("ApiKeyRevoked"),
    PROJECT_CHANGED("ProjectChanged"),
    SECRET_CHANGED("SecretChanged"),
    EXECUTION_REQUESTED("ExecutionRequested"),
    EXECUTION_CANCELLED("ExecutionCancelled"),
    EXECUTION_DELETED("ExecutionDeleted"),
    PLAN_LIMIT_REACHED("PlanLimitReached"),
    CROSS_TENANT_ACCESS_ATTEMPTED("CrossTenantAccessAttempted"),
    PLAN_CHANGED("PlanChanged");

    private final String apiName;

    AuditType(String apiName) {
        this.apiName = apiName;
    }

    /** As the API and the store write it. */
    public String apiName() {
        return apiName;
    }
}
