package dev.aac.producer.audit.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.audit.ChainFault;
import dev.aac.producer.audit.ChainReport;
import org.jspecify.annotations.Nullable;

/**
 * How the chain was found.
 *
 * @param events that were in order, before the first fault
 * @param headHash of the last event; keep it elsewhere
 * @param firstFault null when there is none
 */
@JsonPropertyOrder({"events", "intact", "headHash", "firstFault"})
public record ChainReportView(
        long events, boolean intact, String headHash, @Nullable FaultView firstFault) {

    /**
     * Where the chain is not what it was.
     *
     * @param id null when no event is there
     */
    @JsonPropertyOrder({"seq", "id", "kind"})
    public record FaultView(long seq, @Nullable String id, ChainFault.Kind kind) {}

    static ChainReportView of(ChainReport report) {
        ChainFault fault = report.firstFault();
        return new ChainReportView(
                report.events(),
                report.isIntact(),
                report.headHash(),
                fault == null ? null : new FaultView(fault.seq(), fault.id(), fault.kind()));
    }
}
