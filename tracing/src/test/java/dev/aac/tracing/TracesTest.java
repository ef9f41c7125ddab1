package dev.aac.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";
    private static final RunRef RUN =
            new RunRef(
                    new OrganizationId("0123456789abcdef01234567"),
                    new TaskId("t1"),
                    new RunId("a".repeat(32)),
                    1);

    @RegisterExtension
    private static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @Test
    void whereNoTraceIsCurrentNothingHappens() {
        try (var _ = Traces.sending("test_queue", RUN)) {
            assertThat(Traces.current()).isNull();
        }

        assertThat(TELEMETRY.getSpans()).isEmpty();
    }

    @Test
    void traceGoesOnUntilItIsClosed() {
        try (var _ = Traces.continued(TRACEPARENT)) {
            assertThat(Traces.current()).isEqualTo(TRACEPARENT);
        }

        assertThat(Traces.current()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void malformedOneIsAsGoodAsNone(String traceparent) {
        try (var _ = Traces.continued(traceparent)) {
            assertThat(Traces.current()).isNull();
        }
    }

    @Test
    void currentTraceIsNotReplaced() {
        String other = "00-11111111111111111111111111111111-2222222222222222-01";
        try (var _ = Traces.continued(TRACEPARENT);
                var _ = Traces.continued(other)) {
            assertThat(Traces.current()).isEqualTo(TRACEPARENT);
        }
    }

    @Test
    void stepBelongsToTheTraceAndSaysWhichRunItIsAbout() {
        try (var _ = Traces.continued(TRACEPARENT);
                var _ = Traces.sending("test_queue", RUN)) {
            assertThat(Traces.current()).contains(TRACE).doesNotContain(PARENT);
        }

        SpanData span = TELEMETRY.getSpans().getFirst();
        assertThat(span.getName()).isEqualTo("send test_queue");
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getAttributes().asMap().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "messaging.system",
                        "messaging.destination.name",
                        "aac.organization",
                        "aac.task",
                        "aac.attempt");
    }

    @Test
    void workThatThrowsMakesAFailedStepWithoutItsMessage() {
        try (var _ = Traces.continued(TRACEPARENT)) {
            Step step = Traces.handling("fact exited", "aac.facts", RUN);
            assertThatThrownBy(
                            () ->
                                    step.during(
                                            () -> {
                                                throw new IllegalStateException("secret");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
        }

        SpanData span = TELEMETRY.getSpans().getFirst();
        assertThat(span.getStatus())
                .isEqualTo(StatusData.create(StatusCode.ERROR, "IllegalStateException"));
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void baggageStaysWhereItIs() {
        Baggage baggage = Baggage.builder().put("tenant", "somebody-else").build();
        try (Scope _ = baggage.makeCurrent();
                var _ = Traces.continued(TRACEPARENT)) {
            assertThat(Traces.current()).isEqualTo(TRACEPARENT);
        }
    }
}
