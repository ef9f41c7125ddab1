package dev.aac.worker.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {

    private static final String BROKER = "amqp://user:pass@broker:5672";

    @Test
    void settingsAreRead() {
        WorkerSettings settings = read(" 7 ", BROKER);

        assertThat(settings.concurrency()).isEqualTo(7);
        assertThat(settings.broker()).hasToString("broker:5672");
        assertThat(settings.drainGrace()).hasSeconds(30);
        assertThat(settings.reportFileBytesMax()).isEqualTo(1000);
        assertThat(settings.logBytesMax()).isEqualTo(65536);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "65535", "-1", "17179869185", "64 MB"})
    void wrongLogSizeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("4", BROKER, "30", "1000", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("LOG_MAX_BYTES")
                .hasMessageContaining("65536 to 17179869184");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "268435457", "10 MB"})
    void wrongFileSizeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("4", BROKER, "30", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("MAX_FILE_SIZE")
                .hasMessageContaining("1 to 268435456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65", "4.5", "four", "99999999999"})
    void wrongConcurrencyNamesItsVariable(String value) {
        assertThatThrownBy(() -> read(value, BROKER))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("WORKER_CONCURRENCY")
                .hasMessageContaining("1 to 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "broker",
                "http://broker",
                "amqp://",
                "amqp:///x",
                "amqp://u:s3cret@ho st"
            })
    void wrongBrokerNamesItsVariableAndNoPassword(String value) {
        assertThatThrownBy(() -> read("4", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("RABBITMQ_URL")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "21601", "30s"})
    void wrongDrainTimeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("4", BROKER, value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("WORKER_DRAIN_SECONDS")
                .hasMessageContaining("0 to 21600");
    }

    @Test
    void everyBootHasAnIdOfItsOwn() {
        assertThat(WorkerIds.next()).isNotEqualTo(WorkerIds.next());
    }

    @Test
    void hostNameIsMadePlain() {
        assertThat(WorkerIds.plain("my host.example_1")).isEqualTo("my-host-example-1");
        assertThat(WorkerIds.plain("x".repeat(100))).hasSize(40);
    }

    private static WorkerSettings read(String concurrency, String broker) {
        return read(concurrency, broker, "30");
    }

    private static WorkerSettings read(String concurrency, String broker, String drain) {
        return read(concurrency, broker, drain, "1000");
    }

    private static WorkerSettings read(
            String concurrency, String broker, String drain, String fileBytes) {
        return read(concurrency, broker, drain, fileBytes, "65536");
    }

    private static WorkerSettings read(
            String concurrency, String broker, String drain, String fileBytes, String logBytes) {
        Map<String, String> values =
                Map.of(
                        "aac.worker.concurrency",
                        concurrency,
                        "aac.rabbitmq.url",
                        broker,
                        "aac.worker.drain-seconds",
                        drain,
                        "aac.worker.report-file-bytes-max",
                        fileBytes,
                        "aac.worker.log-bytes-max",
                        logBytes);
        return WorkerSettings.read(name -> Optional.ofNullable(values.get(name)));
    }
}
