package dev.aac.producer.execution.storage;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Lease;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Outbox and lease between domain and store. */
final class DispatchMapping {

    /** More milliseconds than any two points in time lie apart. */
    private static final long KEPT_AHEAD = 1_000_000_000_000_000L;

    private DispatchMapping() {}

    static DispatchDocument toDocument(Dispatch dispatch) {
        return switch (dispatch) {
            case Dispatch.Waiting waiting ->
                    new DispatchDocument(State.WAITING, waiting.since(), turn(waiting), null, null);
            case Dispatch.Sent(_, var at) -> new DispatchDocument(State.SENT, null, null, at, null);
            case Dispatch.Held(_, var lease) ->
                    new DispatchDocument(State.HELD, null, null, null, toDocument(lease));
            case Dispatch.Analyzing(var since) ->
                    new DispatchDocument(State.ANALYZING, null, null, since, null);
            case Dispatch.Done() -> new DispatchDocument(State.DONE, null, null, null, null);
        };
    }

    /** The order of {@link Dispatch.Waiting#SERVED_FIRST} as a number. */
    static long turn(Dispatch.Waiting waiting) {
        long since = waiting.since().toEpochMilli();
        return waiting.kept() == null ? since : since - KEPT_AHEAD;
    }

    /** The time of which {@link #turn} was made. */
    static Instant since(long turn) {
        return Instant.ofEpochMilli(turn < 0 ? turn + KEPT_AHEAD : turn);
    }

    static @Nullable String slotKey(Dispatch dispatch) {
        return dispatch.slot().map(SlotKey::toString).orElse(null);
    }

    static Dispatch toDomain(DispatchDocument document, @Nullable String slotKey) {
        return switch (document.state()) {
            case WAITING ->
                    new Dispatch.Waiting(
                            requireNonNull(document.since(), "waiting since never"),
                            slotKey == null ? null : SlotKey.parse(slotKey));
            case SENT ->
                    new Dispatch.Sent(
                            place(slotKey), requireNonNull(document.at(), "sent at no time"));
            case HELD ->
                    new Dispatch.Held(
                            place(slotKey),
                            toDomain(requireNonNull(document.lease(), "held without a lease")));
            case ANALYZING ->
                    new Dispatch.Analyzing(requireNonNull(document.at(), "analyzed since never"));
            case DONE -> new Dispatch.Done();
        };
    }

    private static SlotKey place(@Nullable String slotKey) {
        return SlotKey.parse(requireNonNull(slotKey, "sent or held without a place"));
    }

    private static LeaseDocument toDocument(Lease lease) {
        return new LeaseDocument(
                lease.claimId().value(),
                lease.workerId().value(),
                lease.token().value(),
                lease.until(),
                lease.phase());
    }

    private static Lease toDomain(LeaseDocument document) {
        return new Lease(
                new ClaimId(document.claimId()),
                new WorkerId(document.workerId()),
                new FencingToken(document.token()),
                document.until(),
                document.phase());
    }
}
