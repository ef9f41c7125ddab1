package dev.aac.producer.platform.problem;

/** The problems that need no detail: always the same words. */
public enum FixedProblem implements Problem {
    /** A body that is not the JSON it should be, as far as that can be told without a field. */
    MALFORMED_BODY(
            400,
            "Malformed request body",
            "Send one JSON object without repeated names",
            "request.malformed_body"),

    /** A request that HTTP itself does not allow. */
    MALFORMED_REQUEST(400, "Malformed request", "Send a valid HTTP request", "request.malformed"),

    /** Sign-in without e-mail or password. */
    MISSING_CREDENTIALS(
            400,
            "Missing credentials",
            "Email and password are required",
            "auth.missing_credentials"),

    /** An e-mail address that cannot be one. */
    INVALID_EMAIL(
            400,
            "Invalid email format",
            "Please provide a valid email address",
            "auth.invalid_email"),

    /** No token where one is needed. */
    AUTHENTICATION_REQUIRED(
            401,
            "Authentication required",
            "No token provided in Authorization header",
            "auth.required"),

    /** A token that is not, or no longer, good; never says why. */
    INVALID_TOKEN(401, "Invalid token", "Token is invalid or expired", "auth.invalid_token"),

    /** An API key that is not, or no longer, good; never says why. */
    INVALID_API_KEY(
            401,
            "Invalid API key",
            "The API key is unknown, expired or revoked",
            "auth.invalid_api_key"),

    /** A token and an API key at once. */
    TWO_CREDENTIALS(
            400,
            "Two credentials",
            "Send either the Authorization or the X-Api-Key header",
            "auth.two_credentials"),

    /** An API key where a person is needed. */
    SESSION_REQUIRED(
            403,
            "Session required",
            "An API key cannot do this; sign in and use a token",
            "auth.session_required"),

    /** Wrong password or unknown e-mail: never says which. */
    INVALID_CREDENTIALS(
            401,
            "Invalid credentials",
            "Email or password is incorrect",
            "auth.invalid_credentials"),

    /** The right password of a suspended account. */
    ACCOUNT_SUSPENDED(
            403,
            "Account suspended",
            "Ask an administrator of your organization",
            "auth.account_suspended"),

    /** A page that is not ours made a browser ask. */
    FOREIGN_PAGE(
            403,
            "Foreign origin",
            "Only pages of this service or of DASHBOARD_URL may ask",
            "auth.foreign_origin"),

    /** No such execution in the caller's organization. */
    EXECUTION_NOT_FOUND(
            404,
            "Execution not found",
            "No execution with this taskId exists in your organization",
            "execution.not_found"),

    /** The execution left no such file, or a link to one is over. */
    REPORT_NOT_FOUND(
            404,
            "Report not found",
            "There is no such file among the reports, or its link has expired",
            "report.not_found"),

    /** The caller's user or organization is gone. */
    USER_OR_ORGANIZATION_NOT_FOUND(
            404,
            "User or organization not found",
            "The account no longer exists",
            "auth.account_not_found"),

    /** The caller has no such session. */
    SESSION_NOT_FOUND(
            404, "Session not found", "You have no session with this id", "auth.session_not_found"),

    /** No such user in the caller's organization. */
    USER_NOT_FOUND(
            404,
            "User not found",
            "No user with this id exists in your organization",
            "user.not_found"),

    /** No such invitation in the caller's organization, or no invitation with this token. */
    INVITATION_NOT_FOUND(
            404,
            "Invitation not found",
            "Ask an administrator of the organization for a new link",
            "invitation.not_found"),

    /** The caller has no such API key, or none that is its business. */
    API_KEY_NOT_FOUND(
            404, "API key not found", "There is no API key with this id", "auth.api_key_not_found"),

    /** No such project in the caller's organization. */
    PROJECT_NOT_FOUND(
            404,
            "Project not found",
            "No project with this id exists in your organization",
            "project.not_found"),

    /** The organization has as many API keys as it may have. */
    TOO_MANY_API_KEYS(
            409,
            "Too many API keys",
            "Revoke one that is not needed any more",
            "auth.too_many_api_keys"),

    /** No such route. */
    ROUTE_NOT_FOUND(404, "Not found", "No such route; see /q/openapi", "request.route_not_found"),

    /** A route that does not take this method. */
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "See /q/openapi for the methods of this route",
            "request.method_not_allowed"),

    /** A route that cannot answer in the asked form. */
    NOT_ACCEPTABLE(406, "Not acceptable", "Accept application/json", "request.not_acceptable"),

    /** The address already has an account. */
    EMAIL_TAKEN(
            409,
            "Email already registered",
            "Sign in, or use another email address",
            "auth.email_taken"),

    /** A change of one's own role or status, or one's own removal. */
    OWN_ACCOUNT(
            409,
            "Own account",
            "Ask another administrator to change your role or status, or to remove you",
            "user.own_account"),

    /** Nobody could administer the organization afterwards. */
    LAST_ADMIN(
            409,
            "Last administrator",
            "Make another active user an administrator first",
            "user.last_admin"),

    /** There is an invitation that the person can still accept. */
    ALREADY_INVITED(
            409,
            "Already invited",
            "Wait for the person, or revoke the pending invitation first",
            "invitation.pending"),

    /** An invitation that was accepted or revoked, or has expired. */
    INVITATION_ENDED(
            409,
            "Invitation no longer valid",
            "It was accepted or revoked, or has expired; ask an administrator for a new one",
            "invitation.ended"),

    /** All seats of the plan are taken or promised. */
    USERS_LIMIT(
            409,
            "Plan limit reached",
            "All users of the plan are there or invited; remove a user, revoke an invitation, or"
                    + " ask for a larger plan",
            "quota.users"),

    /** The slug belongs to another organization. */
    SLUG_TAKEN(409, "Slug already taken", "Choose another slug", "organization.slug_taken"),

    /** The slug belongs to another project of the organization. */
    PROJECT_SLUG_TAKEN(
            409,
            "Slug already taken",
            "Choose another slug, or leave it out",
            "project.slug_taken"),

    /** The organization already has this taskId. */
    TASK_ID_TAKEN(
            409,
            "Task ID already exists",
            "Choose another taskId, or leave it out",
            "execution.task_id_taken"),

    /** An execution that is to be repeated before it is over. */
    EXECUTION_NOT_ENDED(
            409,
            "Execution not ended",
            "Wait for its end, or cancel it, and retry then",
            "execution.not_ended"),

    /** A retry of failed tests, where nobody knows which failed. */
    FAILED_TESTS_UNKNOWN(
            409,
            "Failed tests not known",
            "No failed tests of this execution are known, or too many; retry it without failedOnly",
            "execution.failed_tests_unknown"),

    /** A body that is not JSON. */
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "Send application/json",
            "request.unsupported_media_type"),

    /** A part of a file is asked for that is not within it. */
    RANGE_NOT_SATISFIABLE(
            416,
            "Range not satisfiable",
            "Ask for a range within the file; Content-Range has its size",
            "report.range"),

    /** The store, or the place of the report files, cannot be reached. */
    STORE_UNAVAILABLE(
            503,
            "Service unavailable",
            "The data store cannot be reached; try again shortly",
            "dependency.store",
            Problem.DEPENDENCY_RETRY_SECONDS),

    /** The broker cannot be reached. */
    BROKER_UNAVAILABLE(
            503,
            "Service unavailable",
            "The message broker cannot be reached; try again shortly",
            "dependency.broker",
            Problem.DEPENDENCY_RETRY_SECONDS),

    /** More work is waiting than there is room for. */
    OVERLOADED(
            503,
            "Service unavailable",
            "The service is busy; try again shortly",
            "service.overloaded",
            Problem.DEPENDENCY_RETRY_SECONDS),

    /** Secrets cannot be kept, because the operator has set no key for them. */
    ENCRYPTION_KEY_MISSING(
            503,
            "Secrets not available",
            "Secrets cannot be kept here until the operator of the service sets ENCRYPTION_KEY",
            "secrets.no_key"),

    /** A defect of ours; the log has it under the correlation id. */
    INTERNAL(500, "Internal server error", "Report the correlationId to the operator", "internal");

    private final int status;
    private final String title;
    private final String message;
    private final String code;
    private final int retryAfterSeconds;

    FixedProblem(int status, String title, String message, String code) {
        this(status, title, message, code, 0);
    }

    FixedProblem(int status, String title, String message, String code, int retryAfterSeconds) {
        this.status = status;
        this.title = title;
        this.message = message;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    @Override
    public Wording wording() {
        return new Wording(status, title, message, code);
    }

    @Override
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
