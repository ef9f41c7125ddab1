package dev.aac.producer.explanation;

import static dev.aac.producer.explanation.ExplanationSamples.ACME;
import static dev.aac.producer.explanation.ExplanationSamples.GLOBEX;
import static dev.aac.producer.explanation.ExplanationSamples.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.encryption.EncryptionKeys;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.ProjectSamples;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins may choose, and what counts then. */
class ModelChoosingTest {

    private static final String OWN_KEY = "sk-own";
    private static final URI OWN_PLACE = URI.create("http://llm.acme:8000/v1");

    private final Principal admin = ProjectSamples.developer(ACME);
    private final InMemoryModelChoices choices = new InMemoryModelChoices();
    private final RecordedTrail trail = new RecordedTrail();
    private final Encryption encryption = EncryptionKeys.random();
    private final ModelSettings installation =
            settings(
                    Map.of(
                            "on", "off",
                            "gemini.key", "installation-gemini",
                            "openai.key", "installation-openai",
                            "prices", "own-model=1/2",
                            "addresses", OWN_PLACE + ", http://other/v1"));
    private final ModelPolicy policy = new ModelPolicy(installation, choices, encryption);

    private ModelChoice choose(ModelWish wish) {
        return choosing(encryption).choose(admin, wish);
    }

    private ModelChoosing choosing(Encryption with) {
        return new ModelChoosing(installation, choices, with, trail);
    }

    private static ModelWish wish(
            @Nullable ModelProvider provider,
            @Nullable String model,
            @Nullable URI address,
            @Nullable String key) {
        return new ModelWish(true, provider, model, address, key, false, null);
    }

    private static ModelWish budget(int cents, @Nullable String key) {
        return new ModelWish(true, ModelProvider.OPENAI, "gpt-4.1-nano", null, key, false, cents);
    }

    @Test
    void whoNeverChoseHasWhatTheInstallationHas() {
        ModelTerms terms = policy.of(ACME);

        assertThat(terms.on()).isFalse();
        assertThat(terms.routes()).isEqualTo(installation.routes());
        assertThat(terms.budgetMicros()).isEqualTo(5_000_000);
    }

    @Test
    void modelsOfTheInstallationAreAskedOnceAnAdminAgreed() {
        choose(wish(null, null, null, null));

        assertThat(policy.of(ACME).on()).isTrue();
        assertThat(policy.of(ACME).routes()).isEqualTo(installation.routes());
        assertThat(policy.of(GLOBEX).on()).isFalse();
        assertThat(trail.types()).containsExactly("OrganizationChanged");
    }

    @Test
    void ownKeyIsKeptSealedUsedAndNeverTold() {
        ModelChoice choice =
                choose(wish(ModelProvider.ANTHROPIC, "claude-haiku-4-5", null, OWN_KEY));

        assertThat(policy.of(ACME).routes())
                .singleElement()
                .satisfies(route -> assertThat(route.key()).isEqualTo(OWN_KEY));
        assertThat(choice.toString()).doesNotContain(OWN_KEY);
        assertThat(trail.types()).containsExactly("OrganizationChanged", "SecretChanged");
        assertThat(trail.events().toString()).doesNotContain(OWN_KEY);
        choices.save(GLOBEX, null, choice);
        assertThat(policy.of(GLOBEX).routes()).as("sealed for one organization").isEmpty();
    }

    @Test
    void keyStaysWhileItIsAskedAtTheSamePlace() {
        choose(wish(ModelProvider.OPENAI, "own-model", OWN_PLACE, OWN_KEY));

        choose(wish(ModelProvider.OPENAI, "gpt-4.1-mini", OWN_PLACE, null));
        assertThat(policy.of(ACME).routes().getFirst().key()).isEqualTo(OWN_KEY);

        choose(wish(ModelProvider.OPENAI, "own-model", URI.create("http://other/v1"), null));
        assertThat(policy.of(ACME).routes().getFirst().key()).isNull();
        assertThat(trail.types()).endsWith("OrganizationChanged", "SecretChanged");
    }

    @Test
    void keyThatIsTakenAwayIsGone() {
        choose(wish(ModelProvider.OPENAI, "gpt-4.1-mini", null, OWN_KEY));

        choose(new ModelWish(true, ModelProvider.OPENAI, "gpt-4.1-mini", null, null, true, null));

        assertThat(policy.of(ACME).routes().getFirst().key()).isEqualTo("installation-openai");
    }

    @Test
    void keyOfTheInstallationGoesToNoOtherPlace() {
        choose(wish(ModelProvider.OPENAI, "own-model", OWN_PLACE, null));

        assertThat(policy.of(ACME).routes())
                .singleElement()
                .satisfies(route -> assertThat(route.key()).isNull());
    }

    @Test
    void moreThanTheInstallationsBudgetTakesAnOwnKey() {
        choose(budget(600, null));
        assertThat(policy.of(ACME).budgetMicros()).isEqualTo(5_000_000);
        choose(budget(100, null));
        assertThat(policy.of(ACME).budgetMicros()).isEqualTo(1_000_000);
        choose(budget(600, OWN_KEY));
        assertThat(policy.of(ACME).budgetMicros()).isEqualTo(6_000_000);
    }

    /** So that the previous key can be taken away. */
    @Test
    void ownKeyIsSealedAnewOnceTheKeyOfTheServiceIsAnother() {
        String old = EncryptionKeys.hex();
        String fresh = EncryptionKeys.hex();
        choosing(EncryptionKeys.of(old))
                .choose(admin, wish(ModelProvider.OPENAI, "own-model", null, OWN_KEY));
        Encryption during = EncryptionKeys.of(fresh, old);
        ModelKeyResealing resealing = new ModelKeyResealing(choices, during);
        String current = during.currentKeyId().orElseThrow();

        assertThat(resealing.reseal(current)).isEqualTo(new ModelKeyResealing.Round(1, 0));
        assertThat(resealing.reseal(current)).isEqualTo(new ModelKeyResealing.Round(0, 0));

        ModelPolicy after = new ModelPolicy(installation, choices, EncryptionKeys.of(fresh));
        assertThat(after.of(ACME).routes().getFirst().key()).isEqualTo(OWN_KEY);
        Encryption lost = EncryptionKeys.random();
        assertThat(new ModelKeyResealing(choices, lost).reseal(lost.currentKeyId().orElseThrow()))
                .isEqualTo(new ModelKeyResealing.Round(0, 1));
    }

    @Test
    void keyThatSomebodyElseChangesMeanwhileIsNotBack() {
        choose(wish(ModelProvider.OPENAI, "own-model", null, "sk-first"));
        ModelChoices racing = new RacingChoices(choices, () -> choose(budget(100, OWN_KEY)));

        new ModelChoosing(installation, racing, encryption, trail)
                .choose(admin, wish(ModelProvider.OPENAI, "gpt-4.1-mini", null, null));

        assertThat(policy.of(ACME).routes().getFirst().key()).isEqualTo(OWN_KEY);
        assertThat(policy.of(ACME).routes().getFirst().model()).isEqualTo("gpt-4.1-mini");
    }

    @ParameterizedTest
    @CsvSource({
        ", gpt-4.1-mini, , , model",
        ", , http://llm.acme:8000/v1, , address",
        ", , , k, key",
        "GEMINI, no-such-model, , , model",
        "GEMINI, , , , model",
        "OPENAI, own-model, http://169.254.169.254/v1, , address",
        "OPENAI, own-model, http://llm.acme:8000/v1/../x, , address",
        "GEMINI, gemini-2.5-flash, http://llm.acme:8000/v1, k, address",
        "ANTHROPIC, claude-haiku-4-5, , , key",
        "OLLAMA, llama3.1, http://other/v1, k, key"
    })
    void whatDoesNotFitIsRefusedAndNothingChanges(
            @Nullable ModelProvider provider,
            @Nullable String model,
            @Nullable URI address,
            @Nullable String key,
            String field) {
        assertThatThrownBy(() -> choose(wish(provider, model, address, key)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isInstanceOfSatisfying(
                                                Problem.InvalidRequest.class,
                                                wrong ->
                                                        assertThat(wrong.fields())
                                                                .containsKey(field)));
        assertThat(choices.find(ACME)).isEmpty();
        assertThat(trail.types()).isEmpty();
    }

    @Test
    void withoutAKeyToSealWithNoneIsKept() {
        assertThatThrownBy(
                        () ->
                                choosing(EncryptionKeys.none())
                                        .choose(
                                                admin,
                                                wish(
                                                        ModelProvider.OPENAI,
                                                        "gpt-4.1-mini",
                                                        null,
                                                        OWN_KEY)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.ENCRYPTION_KEY_MISSING));
        assertThat(choices.find(ACME)).isEmpty();
    }

    @Test
    void choiceThatTheOperatorNoLongerOffersAsksNobody() {
        choose(wish(ModelProvider.OPENAI, "own-model", OWN_PLACE, OWN_KEY));

        ModelPolicy later = new ModelPolicy(settings(Map.of("on", "off")), choices, encryption);

        assertThat(later.of(ACME).on()).isTrue();
        assertThat(later.of(ACME).routes()).isEmpty();
    }

    /** Somebody else comes in between, once. */
    private static final class RacingChoices implements ModelChoices {

        private final ModelChoices choices;
        private @Nullable Runnable other;

        private RacingChoices(ModelChoices choices, Runnable other) {
            this.choices = choices;
            this.other = other;
        }

        @Override
        public Optional<ModelChoice> find(OrganizationScope scope) {
            return choices.find(scope);
        }

        @Override
        public boolean save(
                OrganizationScope scope, @Nullable Sealed keyBefore, ModelChoice choice) {
            if (other != null) {
                other.run();
                other = null;
            }
            return choices.save(scope, keyBefore, choice);
        }

        @Override
        public List<OrganizationScope> sealedOtherwise(String keyId) {
            return choices.sealedOtherwise(keyId);
        }
    }
}
