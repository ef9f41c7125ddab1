package dev.aac.producer.identity.provider;

import static dev.aac.producer.identity.ProviderName.GOOGLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import dev.aac.producer.platform.testing.LogRecords;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the caller is told of a provider's failure, and what the log. */
class RefusalsTest {

    private final LogRecords log = LogRecords.listen();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void causeOfAProviderThatCannotBeUsedIsForTheLog() {
        IOException cause =
                new IOException("outer", new IOException("inner", new IOException("root")));
        ProblemException refused = Refusals.unavailable(GOOGLE, cause);
        assertThat(refused.problem()).isEqualTo(ProviderProblem.UNAVAILABLE);
        assertThat(refused).hasCause(cause);
        assertThat(log.saying("GOOGLE cannot be used: java.io.IOException: root")).hasSize(1);
    }

    @Test
    void whatWasNotConfirmedIsForTheLog() {
        assertThat(Refusals.notConfirmed(GOOGLE, "a reason").problem())
                .isEqualTo(ProviderProblem.NOT_CONFIRMED);
        assertThat(log.saying("GOOGLE did not confirm a sign-in: a reason")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,DENIED",
        "server_error,UNAVAILABLE",
        "temporarily_unavailable,UNAVAILABLE"
    })
    void errorThatABrowserBringsIsADenialUnlessTheProviderIsAway(
            String code, ProviderProblem problem) {
        assertThat(Refusals.denied(new ErrorObject(code)).problem()).isEqualTo(problem);
        assertThat(Refusals.denied(null).problem()).isEqualTo(ProviderProblem.DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant,NOT_CONFIRMED",
        "bad_verification_code,NOT_CONFIRMED",
        "unverified_user_email,EMAIL_UNVERIFIED",
        "invalid_client,UNAVAILABLE"
    })
    void errorInPlaceOfATokenIsToldByItsCode(String code, ProviderProblem problem) {
        assertThat(Refusals.noToken(GOOGLE, new ErrorObject(code)).problem()).isEqualTo(problem);
    }

    @Test
    void onlyWhatLooksLikeACodeGetsIntoTheLog() {
        Refusals.noToken(GOOGLE, new ErrorObject("invalid_client"));
        assertThat(log.saying("GOOGLE gives no token: invalid_client;")).hasSize(1);
        Refusals.noToken(GOOGLE, new ErrorObject("a line"));
        Refusals.noToken(GOOGLE, new ErrorObject("x".repeat(61)));
        Refusals.noToken(GOOGLE, null);
        assertThat(log.saying("GOOGLE gives no token: no error code;")).hasSize(3);
    }
}
