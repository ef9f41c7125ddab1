package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.worker.platform.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailuresTest {

    @Test
    void wrongSettingIsFoundUnderWhateverWrapsIt() {
        Exception failure =
                new RuntimeException("outer", new InvalidSettingException("X must be Y."));

        assertThat(StartFailures.sentence(failure)).contains("X must be Y.");
    }

    @ParameterizedTest
    @CsvSource({
        "aac.worker.network-guard, AAC_WORKER_NETWORK_GUARD must be enforce or external.",
        "aac.worker.runtime, WORKER_RUNTIME must be docker or kubernetes."
    })
    void settingCheckedByTheFrameworkHasASentenceToo(String property, String sentence) {
        Exception failure =
                new IllegalStateException("Failed to load config value for: " + property);

        assertThat(StartFailures.sentence(failure)).contains(sentence);
    }

    @Test
    void unknownLogFormatHasASentenceAndAnEmptyOneIsAsGoodAsNone() {
        assertThat(StartFailures.logFormat("xml")).contains("LOG_FORMAT must be text or json.");
        assertThat(StartFailures.logFormat("json")).isEmpty();
        assertThat(StartFailures.logFormat("")).isEmpty();
        assertThat(StartFailures.logFormat(null)).isEmpty();
    }

    @Test
    void failureOfOursHasNoSentence() {
        assertThat(StartFailures.sentence(new NullPointerException())).isEmpty();
    }
}
