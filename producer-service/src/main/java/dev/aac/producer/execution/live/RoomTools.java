package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What a room lends its parts: what they start elsewhere comes back through its mailbox. */
record RoomTools(Mailbox mailbox, RoomReads reads, Delays delays, InstantSource clock) {

    void read(RunRef run, long fromSeq, int limit, Consumer<LogRead> done) {
        reads.lines(run, fromSeq, limit, result -> mailbox.post(() -> done.accept(result)));
    }

    void later(Duration delay, Runnable task) {
        delays.after(delay, () -> mailbox.post(task));
    }
}
