package dev.aac.worker.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {

    private static final Map<String, String> GOOD =
            Map.of(
                    "aac.worker.concurrency", "4",
                    "aac.rabbitmq.url", "amqp://user:pass@broker:5672",
                    "aac.worker.drain-seconds", "30",
                    "aac.worker.report-file-bytes-max", "1000",
                    "aac.worker.log-bytes-max", "65536",
                    "aac.worker.run-disk-mb", "500");

    @Test
    void settingsAreRead() {
        WorkerSettings settings = read("aac.worker.concurrency", " 7 ");

        assertThat(settings.concurrency()).isEqualTo(7);
        assertThat(settings.broker()).hasToString("broker:5672");
        assertThat(settings.drainGrace()).hasSeconds(30);
        assertThat(settings.reportFileBytesMax()).isEqualTo(1000);
        assertThat(settings.logBytesMax()).isEqualTo(65536);
        assertThat(settings.diskMb()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1073741825", "10 GB"})
    void wrongDiskSizeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("aac.worker.run-disk-mb", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("RUN_DISK_MAX_MB")
                .hasMessageContaining("1 to 1073741824");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "65535", "-1", "17179869185", "64 MB"})
    void wrongLogSizeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("aac.worker.log-bytes-max", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("LOG_MAX_BYTES")
                .hasMessageContaining("65536 to 17179869184");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "268435457", "10 MB"})
    void wrongFileSizeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("aac.worker.report-file-bytes-max", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("MAX_FILE_SIZE")
                .hasMessageContaining("1 to 268435456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65", "4.5", "four", "99999999999"})
    void wrongConcurrencyNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("aac.worker.concurrency", value))
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
        assertThatThrownBy(() -> read("aac.rabbitmq.url", value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("RABBITMQ_URL")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "21601", "30s"})
    void wrongDrainTimeNamesItsVariable(String value) {
        assertThatThrownBy(() -> read("aac.worker.drain-seconds", value))
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

    /** What is not given is as it should be. */
    private static WorkerSettings read(String property, String value) {
        Map<String, String> values = new HashMap<>(GOOD);
        values.put(property, value);
        return WorkerSettings.read(name -> Optional.ofNullable(values.get(name)));
    }
}
