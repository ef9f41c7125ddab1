package dev.aac.producer.identity.provider;

import static dev.aac.producer.identity.ProviderName.GOOGLE;
import static dev.aac.producer.identity.ProviderName.MICROSOFT;
import static dev.aac.producer.platform.problem.ProviderProblem.NOT_CONFIRMED;
import static dev.aac.producer.platform.problem.ProviderProblem.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.aac.producer.identity.ExternalIdentity;
import dev.aac.producer.identity.OAuthFlow;
import dev.aac.producer.identity.ProvidedPerson;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.problem.ProviderProblem;
import dev.aac.producer.platform.testing.IdTokens;
import dev.aac.producer.platform.testing.StandInBrowser;
import dev.aac.producer.platform.testing.StandInProviders;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OidcProviderTest {

    private static final String TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

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
    void personIsToldByTheIdToken() {
        assertThat(world.person(GOOGLE, ada()))
                .isEqualTo(
                        new ProvidedPerson(
                                new ExternalIdentity(GOOGLE, "ada-1"),
                                "ada@example.org",
                                true,
                                "Ada"));
    }

    @Test
    void pageCarriesTheFlowAndNothingSecret() {
        OAuthFlow flow = StandInWorld.flow(GOOGLE);
        URI page = world.providers().page(flow);

        Map<String, List<String>> sent = URLUtils.parseParameters(page.getRawQuery());
        assertThat(sent)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("client_id", List.of(StandInProviders.CLIENT_ID))
                .containsEntry(
                        "redirect_uri",
                        List.of(StandInWorld.HOME + "/api/auth/oauth/google/callback"))
                .containsEntry("state", List.of(flow.state()))
                .containsEntry("nonce", List.of(flow.nonce()))
                .containsEntry("code_challenge_method", List.of("S256"));
        assertThat(page.toString()).doesNotContain(flow.verifier(), StandInProviders.CLIENT_SECRET);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void forgedTokenConfirmsNobody(IdTokens.Forgery forgery) {
        Map<String, Object> as = ada();
        as.put("forgery", forgery.name());
        world.assertRefused(GOOGLE, as, NOT_CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource
    void providerInTroubleIsUnavailable(StandInProviders.Trouble trouble) {
        Map<String, Object> as = ada();
        as.put("trouble", trouble.name());
        world.assertRefused(GOOGLE, as, UNAVAILABLE);
    }

    @Test
    void codeIsGoodOnceAndForItsOwnFlow() {
        ConfiguredProviders providers = world.providers();
        OAuthFlow flow = StandInWorld.flow(GOOGLE);
        var answer = StandInBrowser.answerAfter(providers.page(flow), ada());
        providers.person(flow, answer);
        assertRefused(providers, flow, answer, NOT_CONFIRMED);

        OAuthFlow other = new OAuthFlow(GOOGLE, flow.state(), flow.nonce(), flow.state());
        var second = StandInBrowser.answerAfter(providers.page(flow), ada());
        assertRefused(providers, other, second, NOT_CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,DENIED",
        "interaction_required,DENIED",
        "server_error,UNAVAILABLE",
        "temporarily_unavailable,UNAVAILABLE"
    })
    void errorThatTheBrowserBringsIsTold(String error, ProviderProblem problem) {
        world.assertRefused(GOOGLE, Map.of("error", error), problem);
    }

    @Test
    void browserWithoutACodeConfirmsNobody() {
        OAuthFlow flow = StandInWorld.flow(GOOGLE);
        assertRefused(
                world.providers(), flow, Map.of("state", List.of(flow.state())), NOT_CONFIRMED);
    }

    @Test
    void absentProviderIsUnavailable() {
        Map<String, String> settings = new HashMap<>(world.settings());
        settings.put("aac.oauth.google.issuer", "http://127.0.0.1:1");
        assertUnavailable(settings);
    }

    @Test
    void whoSaysToBeAnotherIssuerIsNotUsed() {
        Map<String, String> settings = new HashMap<>(world.settings());
        settings.computeIfPresent(
                "aac.oauth.google.issuer", (_, issuer) -> issuer.replace("/google", "/impostor"));
        assertUnavailable(settings);
    }

    @Test
    void discoveryIsReadAgainAfterAWhile() {
        ConfiguredProviders providers = world.providers();
        providers.page(StandInWorld.flow(GOOGLE));
        world.close();
        providers.page(StandInWorld.flow(GOOGLE));

        world.clock.advance(Discovery.GOOD_FOR);

        assertThatThrownBy(() -> providers.page(StandInWorld.flow(GOOGLE)))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "'true',true", "'',false"})
    void emailIsVerifiedWhenTheProviderSaysSo(String claim, boolean verified) {
        Map<String, Object> as = ada();
        as.put("email_verified", claim);
        assertThat(world.person(GOOGLE, as).emailVerified()).isEqualTo(verified);
        as.remove("email_verified");
        assertThat(world.person(GOOGLE, as).emailVerified()).isFalse();
    }

    @Test
    void anyTenantOfMicrosoftSpeaksForItself() {
        assertThat(world.person(MICROSOFT, ofTenant()).identity())
                .isEqualTo(new ExternalIdentity(MICROSOFT, TENANT + "/ada-1"));
    }

    @Test
    void tokenOfMicrosoftNamesItsTenant() {
        Map<String, Object> as = ofTenant();
        as.remove("tid");
        world.assertRefused(MICROSOFT, as, NOT_CONFIRMED);
        as.put("tid", "../" + TENANT);
        world.assertRefused(MICROSOFT, as, NOT_CONFIRMED);
    }

    /** Anybody can have a tenant, and write any e-mail into it. */
    @Test
    void emailOfMicrosoftIsVerifiedByTheOwnerOfItsDomainOnly() {
        Map<String, Object> as = ofTenant();
        assertThat(world.person(MICROSOFT, as).emailVerified()).isFalse();
        for (Object owned : List.of(true, "1", "true")) {
            as.put("xms_edov", owned);
            assertThat(world.person(MICROSOFT, as).emailVerified()).isTrue();
        }
        as.put("xms_edov", false);
        assertThat(world.person(MICROSOFT, as).emailVerified()).isFalse();
    }

    private void assertUnavailable(Map<String, String> settings) {
        ConfiguredProviders providers = world.providers(settings);
        assertThatThrownBy(() -> providers.page(StandInWorld.flow(GOOGLE)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(UNAVAILABLE));
    }

    private static void assertRefused(
            ConfiguredProviders providers,
            OAuthFlow flow,
            Map<String, List<String>> answer,
            ProviderProblem problem) {
        assertThatThrownBy(() -> providers.person(flow, answer))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static Map<String, Object> ada() {
        return new HashMap<>(
                Map.of(
                        "sub", "ada-1",
                        "email", "ada@example.org",
                        "email_verified", true,
                        "name", "Ada"));
    }

    private static Map<String, Object> ofTenant() {
        Map<String, Object> as = ada();
        as.put("tid", TENANT);
        return as;
    }
}
