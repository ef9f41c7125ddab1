package dev.aac.worker.container.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.platform.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesEngineSettingsTest {

    private static KubernetesEngineSettings in(String namespace) {
        return new KubernetesEngineSettings(namespace, NetworkGuard.ENFORCE);
    }

    @Test
    void namespaceIsALabel() {
        assertThat(in("aac-runs").namespace()).isEqualTo("aac-runs");
        assertThat(in("r").namespace()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Runs", "runs_1", "-runs", "runs-", "a/b", "a.b"})
    void whatIsNoneIsSaidInOneSentence(String namespace) {
        assertThatThrownBy(() -> in(namespace))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("AAC_RUNS_NAMESPACE must be a name of a namespace such as aac-runs.");
    }
}
