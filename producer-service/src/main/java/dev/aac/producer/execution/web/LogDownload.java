package dev.aac.producer.execution.web;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.execution.LogPage;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A log as text, written piece by piece: memory is needed for one piece, and the reader's pace is
 * the pace of the reading.
 */
final class LogDownload implements StreamingOutput {

    private final LogPage first;
    private final long fromSeq;
    private final long linesMax;
    private final LongFunction<LogPage> from;

    /**
     * @param first the first piece
     * @param fromSeq the number from which on it was read
     * @param from reads the piece that begins with a line number
     * @param linesMax of all pieces together
     */
    LogDownload(LogPage first, long fromSeq, LongFunction<LogPage> from, long linesMax) {
        this.first = first;
        this.fromSeq = fromSeq;
        this.from = from;
        this.linesMax = linesMax;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        long room = linesMax;
        long asked = fromSeq;
        LogPage page = first;
        while (true) {
            List<LogLine> lines = page.lines();
            List<LogLine> fitting = lines.subList(0, (int) Math.min(lines.size(), room));
            output.write(text(fitting));
            room -= fitting.size();
            Long next = page.nextSeq();
            if (next == null || next == asked || room == 0) {
                return;
            }
            asked = next;
            try {
                page = from.apply(next);
            } catch (ProblemException gone) {
                output.write(lastWord(gone));
                return;
            }
        }
    }

    /**
     * Said in place of the rest: whoever reads the text is to know that it is not all.
     *
     * @throws ProblemException the same, when there is another reason
     */
    private static byte[] lastWord(ProblemException gone) {
        if (gone.problem() instanceof DetailsRemoved removed) {
            return ("[" + removed.sentence() + ".]\n").getBytes(StandardCharsets.UTF_8);
        }
        throw gone;
    }

    private static byte[] text(List<LogLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
