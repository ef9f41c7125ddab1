package dev.aac.producer.explanation;

import static dev.aac.producer.explanation.ExplanationSamples.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsTest {

    @Test
    void modelIsThereOnceItsKeyOrAddressIs() {
        assertThat(settings(Map.of("on", "off")).routes()).isEmpty();
        assertThat(
                        settings(
                                        Map.of(
                                                "gemini.key", "g",
                                                "openai.url", "http://llm:8000/v1",
                                                "anthropic.key", "a",
                                                "ollama.url", "http://ollama:11434"))
                                .routes())
                .extracting(ModelRoute::provider)
                .containsExactly(
                        ModelProvider.OLLAMA,
                        ModelProvider.GEMINI,
                        ModelProvider.OPENAI,
                        ModelProvider.ANTHROPIC);
    }

    @Test
    void onWithoutAModelStopsTheStart() {
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessageStartingWith("LLM_ANALYSIS is on, but none of GEMINI_API_KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on | maybe | LLM_ANALYSIS must be on or off",
                "budget-cents | -1 | LLM_BUDGET_CENTS must be a whole number from 0",
                "prices | cheap | LLM_PRICES must be models with their prices",
                "gemini.model | gemini-99 | LLM_PRICES must say what LLM_GEMINI_MODEL costs",
                "gemini.url | http://example.org | GEMINI_BASE_URL must be an https:// address",
                "ollama.url | ftp://ollama | OLLAMA_BASE_URL must be an https:// or http://",
                "openai.url | https://me:secret@llm/v1 | OPENAI_BASE_URL must be an https:// or"
                        + " http://"
            })
    void wrongOneStopsTheStart(String name, String value, String sentence) {
        assertThatThrownBy(() -> settings(Map.of("gemini.key", "g", name, value)))
                .hasMessageStartingWith(sentence)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void operatorsPricesCount() {
        ModelSettings settings =
                settings(
                        Map.of(
                                "gemini.key", "g",
                                "gemini.model", "gemini-99",
                                "prices", "gemini-99=1.5/2, other=0/0"));

        assertThat(settings.routes().getFirst().price()).isEqualTo(ModelPrice.of("1.5", "2"));
        assertThat(ModelPrice.of("0.1", "0.4").micros(11, 1)).as("rounded up").isEqualTo(2);
    }

    @Test
    void routeDoesNotTellItsKey() {
        assertThat(settings(Map.of("gemini.key", "very-secret")).routes().toString())
                .isEqualTo("[gemini gemini-2.5-flash-lite]");
    }
}
