package dev.aac.producer.explanation;

import static dev.aac.producer.explanation.ExplanationSamples.ACME;
import static dev.aac.producer.explanation.ExplanationSamples.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.encryption.Sealed;
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
        choices().save(ACME, WHOLE);
        assertThat(choices().find(ACME)).contains(WHOLE);
        choices().save(ACME, BARE);
        assertThat(choices().find(ACME)).contains(BARE);
    }

    @Test
    void organizationsChooseForThemselves() {
        choices().save(ACME, WHOLE);

        assertThat(choices().find(GLOBEX)).isEmpty();
    }
}
