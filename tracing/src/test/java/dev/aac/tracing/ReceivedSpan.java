package dev.aac.tracing;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A span as it arrived.
 *
 * @param service the name of the process that sent it
 * @param parentId empty for the first of a trace
 * @param failed whether its status is an error
 * @param attributes as text
 */
public record ReceivedSpan(
        String service,
        String name,
        String traceId,
        String spanId,
        String parentId,
        boolean failed,
        Map<String, String> attributes) {

    static ReceivedSpan of(String service, Span span) {
        return new ReceivedSpan(
                service,
                span.getName(),
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                span.getAttributesList().stream()
                        .collect(Collectors.toMap(KeyValue::getKey, ReceivedSpan::text)));
    }

    /** What goes on with it would be told this. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    static String text(KeyValue attribute) {
        return switch (attribute.getValue().getValueCase()) {
            case STRING_VALUE -> attribute.getValue().getStringValue();
            case INT_VALUE -> Long.toString(attribute.getValue().getIntValue());
            default -> attribute.getValue().toString();
        };
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }
}
