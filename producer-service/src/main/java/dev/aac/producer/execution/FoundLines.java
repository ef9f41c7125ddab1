package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a query asks for.
 *
 * @param next the first line that was not looked at; the query's first one when nothing was stored
 *     from there on
 */
record FoundLines(List<LogLine> lines, long next) {

    /** Lines that a search reads at a time. */
    private static final int PAGE_LINES = 2_000;

    static FoundLines read(
            ExecutionLogs logs, OrganizationScope scope, RunRef run, LogQuery query) {
        LogSearch search = query.search();
        if (search != null) {
            return new Searching(search, query).through(logs, scope, run);
        }
        List<LogLine> lines = logs.read(scope, run, query.fromSeq(), query.limit());
        return new FoundLines(lines, lines.isEmpty() ? query.fromSeq() : after(lines));
    }

    private static long after(List<LogLine> lines) {
        return lines.getLast().seq() + 1;
    }

    /** One request's search, until it has found or looked at enough. For one thread. */
    private static final class Searching {

        private final LogSearch search;
        private final int limit;
        private final List<LogLine> hits = new ArrayList<>();
        private long next;
        private int linesLeft = LogSearch.LINES_MAX;
        private long charsLeft = LogSearch.CHARS_MAX;
        private long hitCharsLeft = ExecutionLogs.READ_CHARS_MAX;

        Searching(LogSearch search, LogQuery query) {
            this.search = search;
            this.limit = query.limit();
            this.next = query.fromSeq();
        }

        FoundLines through(ExecutionLogs logs, OrganizationScope scope, RunRef run) {
            boolean more = true;
            while (more) {
                more = lookAt(logs.read(scope, run, next, PAGE_LINES));
            }
            return new FoundLines(hits, next);
        }

        private boolean lookAt(List<LogLine> page) {
            for (LogLine line : page) {
                if (isEnough()) {
                    return false;
                }
                next = line.seq() + 1;
                linesLeft--;
                charsLeft -= line.text().length();
                if (search.finds(line)) {
                    hits.add(line);
                    hitCharsLeft -= line.text().length();
                }
            }
            return !page.isEmpty() && !isEnough();
        }

        private boolean isEnough() {
            return hits.size() == limit || linesLeft == 0 || charsLeft <= 0 || hitCharsLeft <= 0;
        }
    }
}
