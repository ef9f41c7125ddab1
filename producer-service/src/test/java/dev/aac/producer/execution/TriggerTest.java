package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionRichSamples.CI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Trigger.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerTest {

    private static final TaskId T1 = new TaskId("t1");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eitherAPersonOrAKeyAsks(Kind kind) {
        TaskId repeated = kind == Kind.RETRY ? T1 : null;

        assertThat(new Trigger(kind, "u", null, null, repeated).userId()).isEqualTo("u");
        assertThat(new Trigger(kind, null, "k", null, repeated).apiKeyId()).isEqualTo("k");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trigger(kind, "u", "k", null, repeated));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trigger(kind, null, null, null, repeated));
    }

    @Test
    void onlyARetryRepeatsAndItAlwaysDoes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trigger(Kind.RETRY, "u", null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trigger(Kind.API, "u", null, null, T1));
    }

    @Test
    void onlyWhatAPipelineAskedForHasAContext() {
        assertThat(Trigger.api("u", CI).ci()).isEqualTo(CI);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trigger(Kind.DASHBOARD, "u", null, CI, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trigger(Kind.SCHEDULE, "u", null, CI, null));
    }

    @Test
    void contextSaysSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CiContext(null, null, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CiContext(null, null, null, 0, null, null));
        assertThat(new CiContext(null, null, null, 1, null, null).prNumber()).isEqualTo(1);
    }
}
