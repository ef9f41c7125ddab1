package dev.aac.producer.identity.provider;

import static dev.aac.producer.identity.ProviderName.GITHUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import dev.aac.producer.platform.problem.ProviderProblem;
import dev.aac.producer.platform.testing.StandInProviders;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GithubProviderTest {

    private StandInWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new StandInWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void personIsToldByTheApi() {
        assertThat(world.person(GITHUB, octocat(address("octo@example.org", true, true))))
                .isEqualTo(
                        new ProvidedPerson(
                                new ExternalIdentity(GITHUB, "583231"),
                                "octo@example.org",
                                true,
                                "Octo"));
    }

    @Test
    void primaryAddressCountsIfItIsVerified() {
        ProvidedPerson person =
                world.person(
                        GITHUB,
                        octocat(
                                address("old@example.org", false, true),
                                address("octo@example.org", true, true)));
        assertThat(person.email()).isEqualTo("octo@example.org");

        assertThat(
                        world.person(
                                        GITHUB,
                                        octocat(
                                                address("old@example.org", false, true),
                                                address("octo@example.org", true, false)))
                                .emailVerified())
                .isFalse();
    }

    @Test
    void addressThatIsNotSharedIsNotVerified() {
        Map<String, Object> as = octocat();
        as.remove("emails");
        ProvidedPerson person = world.person(GITHUB, as);
        assertThat(person.emailVerified()).isFalse();
        assertThat(person.email()).isNull();
    }

    /** All of them with status 200. */
    @ParameterizedTest
    @CsvSource({
        "bad_verification_code,NOT_CONFIRMED",
        "incorrect_client_credentials,UNAVAILABLE",
        "redirect_uri_mismatch,UNAVAILABLE",
        "unverified_user_email,EMAIL_UNVERIFIED"
    })
    void errorInASuccessIsAnError(String error, ProviderProblem problem) {
        Map<String, Object> as = octocat();
        as.put("refusal", error);
        world.assertRefused(GITHUB, as, problem);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
    void providerInTroubleIsUnavailable(StandInProviders.Trouble trouble) {
        Map<String, Object> as = octocat();
        as.put("trouble", trouble.name());
        world.assertRefused(GITHUB, as, ProviderProblem.UNAVAILABLE);
    }

    @Test
    void pageAsksForTheAddressesAndCarriesTheFlow() {
        OAuthFlow flow = StandInWorld.flow(GITHUB);
        assertThat(world.providers().page(flow))
                .hasPath("/github/login/oauth/authorize")
                .hasParameter("scope", "read:user user:email")
                .hasParameter("state", flow.state())
                .hasParameter("code_challenge_method", "S256");
    }

    private static Map<String, Object> octocat(Map<?, ?>... emails) {
        return new HashMap<>(Map.of("id", 583_231, "name", "Octo", "emails", List.of(emails)));
    }

    private static Map<String, Object> address(String email, boolean primary, boolean verified) {
        return Map.of("email", email, "primary", primary, "verified", verified);
    }
}
