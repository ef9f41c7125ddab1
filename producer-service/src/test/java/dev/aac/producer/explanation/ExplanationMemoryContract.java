package dev.aac.producer.explanation;

import static dev.aac.producer.explanation.ExplanationSamples.ACME;
import static dev.aac.producer.explanation.ExplanationSamples.GLOBEX;
import static dev.aac.producer.explanation.ExplanationSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.analysis.Category;
import dev.aac.producer.explanation.RememberedExplanation.RememberedClaim;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ExplanationMemory} must show; it starts empty. */
public abstract class ExplanationMemoryContract {

    /** The same one during a test. */
    protected abstract ExplanationMemory memory();

    private static RememberedExplanation said(String summary) {
        return new RememberedExplanation(
                Category.DNS,
                summary,
                List.of(new RememberedClaim("a", List.of("m1", "m2"))),
                "next",
                0.5);
    }

    @Test
    void lastExplanationIsFoundUntilItsEndAndByNobodyElse() {
        memory().keep(ACME, "f", said("one"), NOW.plusSeconds(9));
        memory().keep(ACME, "f", said("two"), NOW.plusSeconds(10));

        assertThat(memory().find(ACME, "f", NOW.plusSeconds(9))).contains(said("two"));
        assertThat(memory().find(ACME, "f", NOW.plusSeconds(10))).isEmpty();
        assertThat(memory().find(ACME, "g", NOW)).isEmpty();
        assertThat(memory().find(GLOBEX, "f", NOW)).isEmpty();
    }

    @Test
    void thoseThatEndFirstGoWhenThereAreTooMany() {
        memory().keep(GLOBEX, "f0", said("of another"), NOW.plusSeconds(1));
        for (int i = 0; i <= ExplanationMemory.REMEMBERED_MAX; i++) {
            memory().keep(ACME, "f" + i, said("s"), NOW.plusSeconds(i + 1));
        }

        assertThat(memory().find(ACME, "f0", NOW)).isEmpty();
        assertThat(memory().find(ACME, "f1", NOW)).isPresent();
        assertThat(memory().find(GLOBEX, "f0", NOW)).isPresent();
    }
}
