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
        Map<String, String> values =
                Map.of("aac.worker.concurrency", concurrency, "aac.rabbitmq.url", broker);
        return WorkerSettings.read(name -> Optional.ofNullable(values.get(name)));
    }
}
