package dev.aac.producer.audit.web;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.aac.producer.audit.ChainedEvent;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Events as JSON lines, written piece by piece: memory is needed for one piece, and the reader's
 * pace is the pace of the reading.
 */
final class AuditExport implements StreamingOutput {

    private final List<ChainedEvent> first;
    private final LongFunction<List<ChainedEvent>> after;
    private final ObjectWriter json;

    /**
     * @param first the first piece
     * @param after reads the piece behind an event
     */
    AuditExport(
            List<ChainedEvent> first, LongFunction<List<ChainedEvent>> after, ObjectWriter json) {
        this.first = first;
        this.after = after;
        this.json = json;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        List<ChainedEvent> piece = first;
        while (!piece.isEmpty()) {
            output.write(lines(piece));
            piece = after.apply(piece.getLast().seq());
        }
    }

    private byte[] lines(List<ChainedEvent> piece) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ChainedEvent event : piece) {
            lines.write(json.writeValueAsBytes(AuditEventView.of(event)));
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
