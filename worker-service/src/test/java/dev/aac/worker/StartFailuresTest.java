package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.worker.platform.InvalidSettingException;
import org.junit.jupiter.api.Test;

class StartFailuresTest {

    @Test
    void wrongSettingIsFoundUnderWhateverWrapsIt() {
        Exception failure =
                new RuntimeException("outer", new InvalidSettingException("X must be Y."));

        assertThat(StartFailures.sentence(failure)).contains("X must be Y.");
    }

    @Test
    void settingCheckedByTheFrameworkHasASentenceToo() {
        Exception failure =
                new IllegalStateException(
                        "Failed to load config value for: aac.worker.network-guard");

        assertThat(StartFailures.sentence(failure))
                .contains("AAC_WORKER_NETWORK_GUARD must be enforce or external.");
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
