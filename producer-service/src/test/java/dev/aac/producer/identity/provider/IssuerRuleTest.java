package dev.aac.producer.identity.provider;

import static dev.aac.producer.identity.provider.IssuerRule.MICROSOFT;
import static dev.aac.producer.identity.provider.IssuerRule.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import dev.aac.producer.identity.ProviderName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word a token is. */
class IssuerRuleTest {

    private static final String HOST = "https://login.microsoftonline.com/";
    private static final String PATTERN = HOST + "{tenantid}/v2.0";
    private static final String TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

    @Test
    void providersSpeakByTheirOwnRules() {
        assertThat(IssuerRule.of(ProviderName.GOOGLE)).isEqualTo(STANDARD);
        assertThat(IssuerRule.of(ProviderName.MICROSOFT)).isEqualTo(MICROSOFT);
        assertThatIllegalArgumentException().isThrownBy(() -> IssuerRule.of(ProviderName.GITHUB));
    }

    @Test
    void providerSpeaksForItself() {
        for (IssuerRule rule : IssuerRule.values()) {
            assertThat(rule.speaksFor("https://a.example", "https://a.example")).isTrue();
            assertThat(rule.speaksFor("https://a.example", "https://b.example")).isFalse();
            assertThat(rule.issuerOf("https://a.example", null)).contains("https://a.example");
        }
    }

    @ParameterizedTest
    @CsvSource({"common,true", "organizations,true", "consumers,false", "evil,false"})
    void patternSpeaksForTheAddressesThatAllTenantsShare(String alias, boolean speaks) {
        assertThat(MICROSOFT.speaksFor(PATTERN, HOST + alias + "/v2.0")).isEqualTo(speaks);
        assertThat(STANDARD.speaksFor(PATTERN, HOST + alias + "/v2.0")).isFalse();
        assertThat(MICROSOFT.speaksFor(HOST + "common/v2.0", HOST + "organizations/v2.0"))
                .isFalse();
    }

    @Test
    void tokenNamesItsTenant() {
        assertThat(MICROSOFT.issuerOf(PATTERN, TENANT)).contains(HOST + TENANT + "/v2.0");
        assertThat(MICROSOFT.issuerOf(PATTERN, null)).isEmpty();
        assertThat(MICROSOFT.issuerOf(PATTERN, "common")).isEmpty();
        assertThat(MICROSOFT.issuerOf(HOST + TENANT + "/v2.0", "else"))
                .contains(HOST + TENANT + "/v2.0");
    }

    @Test
    void subjectIsToldFromThoseOfOtherTenants() {
        assertThat(STANDARD.subject("ada", "tenant")).isEqualTo("ada");
        assertThat(MICROSOFT.subject("ada", "tenant")).isEqualTo("tenant/ada");
        assertThat(MICROSOFT.subject("ada", null)).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email_verified", "xms_edov"})
    void emailIsVerifiedByTheRulesOwnClaim(String claim) {
        ClaimsSet claims = new ClaimsSet();
        assertThat(STANDARD.isEmailVerified(claims)).isFalse();
        assertThat(MICROSOFT.isEmailVerified(claims)).isFalse();
        for (Object yes : new Object[] {true, "true", "1", 1}) {
            claims.setClaim(claim, yes);
            assertThat(STANDARD.isEmailVerified(claims)).isEqualTo(claim.equals("email_verified"));
            assertThat(MICROSOFT.isEmailVerified(claims)).isEqualTo(claim.equals("xms_edov"));
        }
        for (Object no : new Object[] {false, "false", "0", "yes", 0}) {
            claims.setClaim(claim, no);
            assertThat(STANDARD.isEmailVerified(claims)).isFalse();
            assertThat(MICROSOFT.isEmailVerified(claims)).isFalse();
        }
    }
}
