package dev.aac.producer.platform.problem;

/**
 * What can go wrong with a sign-in at a provider. A browser is told the code alone, in the address
 * of the sign-in page.
 */
public enum ProviderProblem implements Problem {
    /** No sign-in of this browser that could go on: begun elsewhere, too long ago, or over. */
    FLOW_ENDED(
            400,
            "Sign-in expired",
            "It was not begun here, took too long, or is over already; begin it again",
            "oauth.flow_ended"),

    /** What the provider answered is not for this sign-in, or not the provider's. */
    NOT_CONFIRMED(
            401,
            "Sign-in not confirmed",
            "The provider did not confirm this sign-in; begin it again",
            "oauth.not_confirmed"),

    /** The provider let nobody in, or the person changed its mind. */
    DENIED(
            403,
            "Sign-in denied",
            "The provider did not let you in; begin again and allow the access",
            "oauth.denied"),

    /** The provider does not vouch for the e-mail, or keeps it to itself. */
    EMAIL_UNVERIFIED(
            403,
            "Email not verified",
            "Verify your email address with the provider, let it share the address, and sign in"
                    + " again",
            "oauth.email_unverified"),

    /** The e-mail has an account without a password, which another identity opens. */
    OTHER_SIGN_IN(
            409,
            "Email already registered",
            "The account of your email address is opened by another sign-in; use that one",
            "oauth.other_sign_in"),

    /** The provider cannot be reached, or does not answer as it should. */
    UNAVAILABLE(
            503,
            "Service unavailable",
            "The sign-in provider cannot be reached; try again shortly, or sign in another way",
            "dependency.sign_in_provider");

    private final int status;
    private final String title;
    private final String message;
    private final String code;

    ProviderProblem(int status, String title, String message, String code) {
        this.status = status;
        this.title = title;
        this.message = message;
        this.code = code;
    }

    @Override
    public Wording wording() {
        return new Wording(status, title, message, code);
    }

    @Override
    public int retryAfterSeconds() {
        return this == UNAVAILABLE ? Problem.DEPENDENCY_RETRY_SECONDS : 0;
    }
}
