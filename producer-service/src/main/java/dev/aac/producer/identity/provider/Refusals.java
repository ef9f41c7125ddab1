package dev.aac.producer.identity.provider;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What goes wrong at providers: the log says what it was, the caller is told what to do. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** The code is spent, too old, or was given to somebody else. */
    private static final Set<String> CODE_REFUSED =
            Set.of("invalid_grant", "bad_verification_code");

    private static final Set<String> AWAY = Set.of("server_error", "temporarily_unavailable");

    private Refusals() {}

    /** The provider does not answer, or not as it should. */
    static ProblemException unavailable(ProviderName provider, Exception cause) {
        LOG.warnf("%s cannot be used: %s", provider, innermost(cause));
        return new ProblemException(ProviderProblem.UNAVAILABLE, cause);
    }

    /** What came as the provider's word is not, or not for this sign-in. */
    static ProblemException notConfirmed(ProviderName provider, String why) {
        LOG.warnf("%s did not confirm a sign-in: %s", provider, why);
        return new ProblemException(ProviderProblem.NOT_CONFIRMED);
    }

    /** The browser came back with an error. */
    static ProblemException denied(@Nullable ErrorObject error) {
        String code = code(error);
        return new ProblemException(
                AWAY.contains(code) ? ProviderProblem.UNAVAILABLE : ProviderProblem.DENIED);
    }

    /** The exchange of the code ended with an error. */
    static ProblemException noToken(ProviderName provider, @Nullable ErrorObject error) {
        String code = code(error);
        if (CODE_REFUSED.contains(code)) {
            return notConfirmed(provider, "the code is not good");
        }
        if (code.equals("unverified_user_email")) {
            return new ProblemException(ProviderProblem.EMAIL_UNVERIFIED);
        }
        LOG.errorf(
                "%s gives no token: %s; is the client registered as configured?", provider, code);
        return new ProblemException(ProviderProblem.UNAVAILABLE);
    }

    /** Only what an error code may look like, and not much of it. */
    private static String code(@Nullable ErrorObject error) {
        String code = error == null ? null : error.getCode();
        return code != null && code.matches("[a-z_]{1,60}") ? code : "no error code";
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
