package dev.aac.producer.explanation;

import static dev.aac.producer.explanation.ExplanationSamples.ACME;
import static dev.aac.producer.explanation.ExplanationSamples.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What every {@link ModelChoices} must show; it starts empty. */
public abstract class ModelChoicesContract {

    private static final ModelChoice WHOLE =
            new ModelChoice(
                    true,
                    ModelProvider.OPENAI,
                    "m",
                    URI.create("http://llm/v1"),
                    new Sealed("k", "box"),
                    700);
    private static final ModelChoice BARE = new ModelChoice(false, null, null, null, null, null);

    /** The same one during a test. */
    protected abstract ModelChoices choices();

    @Test
    void lastChoiceCountsWholly() {
        assertThat(choices().find(ACME)).isEmpty();
        assertThat(choices().save(ACME, null, WHOLE)).isTrue();
        assertThat(choices().find(ACME)).contains(WHOLE);
        assertThat(choices().save(ACME, WHOLE.key(), BARE)).isTrue();
        assertThat(choices().find(ACME)).contains(BARE);
        assertThat(choices().save(ACME, null, WHOLE)).isTrue();
        assertThat(choices().find(ACME)).contains(WHOLE);
    }

    @Test
    void organizationsChooseForThemselves() {
        choices().save(ACME, null, WHOLE);

        assertThat(choices().find(GLOBEX)).isEmpty();
    }

    /** Or a key that was taken away a moment ago would be back. */
    @Test
    void whoDoesNotKnowTheKeyChangesNothing() {
        choices().save(ACME, null, WHOLE);

        assertThat(choices().save(ACME, null, BARE)).isFalse();
        assertThat(choices().save(ACME, new Sealed("k", "another box"), BARE)).isFalse();
        assertThat(choices().find(ACME)).contains(WHOLE);
    }

    @Test
    void keyThatIsSealedOtherwiseIsFound() {
        choices().save(ACME, null, WHOLE);
        choices().save(GLOBEX, null, BARE);

        assertThat(choices().sealedOtherwise("k")).isEmpty();
        assertThat(choices().sealedOtherwise("k2"))
                .extracting(OrganizationScope::organizationId)
                .containsExactly(ACME.organizationId());
    }
}
