package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final AtomicInteger overflows = new AtomicInteger();

    @Test
    void messagesGoInOrder() {
        FakeWire wire = FakeWire.thatReads();
        Outbox outbox = outbox(wire);
        List<Payload> messages = List.of(payload(1), payload(2), payload(3));

        messages.forEach(outbox::offer);

        assertThat(wire.payloads()).isEqualTo(messages);
    }

    @Test
    void onlyOneBatchIsInFlight() {
        FakeWire wire = FakeWire.thatDoesNotRead();
        Outbox outbox = outbox(wire);
        for (int i = 0; i < 5; i++) {
            outbox.offer(payload(10));
        }

        assertThat(wire.count()).isEqualTo(1);
        wire.readOnce();
        assertThat(wire.count()).as("what waited goes together").isEqualTo(5);
    }

    @Test
    void batchIsBoundedByMessagesAndBytes() {
        FakeWire wire = FakeWire.thatDoesNotRead();
        Outbox outbox = outbox(wire);
        outbox.offer(payload(1));
        for (int i = 0; i < Outbox.BATCH_MESSAGES_MAX + 10; i++) {
            outbox.offer(payload(1));
        }
        wire.readOnce();
        assertThat(wire.count()).isEqualTo(1 + Outbox.BATCH_MESSAGES_MAX);

        FakeWire heavy = FakeWire.thatDoesNotRead();
        Outbox behind = outbox(heavy);
        for (int i = 0; i < 4; i++) {
            behind.offer(payload(Outbox.BATCH_BYTES_MAX / 2 + 1));
        }
        heavy.readOnce();
        assertThat(heavy.count()).isEqualTo(2);
    }

    @Test
    void readerThatLetsTooManyBytesWaitIsGivenUpOnce() {
        FakeWire wire = FakeWire.thatDoesNotRead();
        Outbox outbox = outbox(wire);
        Payload message = payload(64 * 1024);
        int fitting = Outbox.BYTES_MAX / message.size();
        for (int i = 0; i < fitting; i++) {
            assertThat(outbox.offer(message)).isTrue();
        }

        assertThat(outbox.offer(message)).isFalse();
        assertThat(outbox.offer(payload(1))).isFalse();

        assertThat(overflows).hasValue(1);
        wire.readOnce();
        assertThat(wire.count()).as("what waited is dropped").isEqualTo(1);
    }

    @Test
    void readerThatLetsTooManyMessagesWaitIsGivenUp() {
        Outbox outbox = outbox(FakeWire.thatDoesNotRead());
        for (int i = 0; i < Outbox.MESSAGES_MAX; i++) {
            assertThat(outbox.offer(payload(1))).isTrue();
        }

        assertThat(outbox.offer(payload(1))).isFalse();
        assertThat(overflows).hasValue(1);
    }

    @Test
    void singleMessageMayBeLargerThanTheLimit() {
        FakeWire wire = FakeWire.thatReads();

        assertThat(outbox(wire).offer(payload(Outbox.BYTES_MAX + 1))).isTrue();
        assertThat(wire.count()).isEqualTo(1);
    }

    @Test
    void slowReaderDoesNotHoldUpAnother() {
        FakeWire slow = FakeWire.thatDoesNotRead();
        FakeWire quick = FakeWire.thatReads();
        Outbox first = outbox(slow);
        Outbox second = outbox(quick);
        Payload message = payload(1_000);
        int count = 2 * Outbox.BYTES_MAX / message.size();
        for (int i = 0; i < count; i++) {
            first.offer(message);
            second.offer(message);
        }

        assertThat(overflows).hasValue(1);
        assertThat(quick.count()).isEqualTo(count);
    }

    @Test
    void tellsOnceWhenThereIsRoomAgain() {
        FakeWire wire = FakeWire.thatDoesNotRead();
        Outbox outbox = outbox(wire);
        AtomicInteger told = new AtomicInteger();
        outbox.whenRoomy(told::incrementAndGet);
        assertThat(told).as("at once").hasValue(1);

        outbox.offer(payload(Outbox.ROOMY_BYTES));
        assertThat(outbox.isRoomy()).isFalse();
        outbox.whenRoomy(told::incrementAndGet);
        assertThat(told).hasValue(1);
        wire.readOnce();
        assertThat(told).hasValue(2);
        wire.readOnce();
        assertThat(told).hasValue(2);
    }

    @Test
    void finishDropsWhatWaitsAndSaysTheLastThing() {
        FakeWire wire = FakeWire.thatDoesNotRead();
        Outbox outbox = outbox(wire);
        Payload first = payload(1);
        Payload last = payload(2);
        outbox.offer(first);
        outbox.offer(payload(3));

        outbox.finish(List.of(last));
        outbox.offer(payload(4));
        wire.startReading();

        assertThat(wire.payloads()).containsExactly(first, last);
        assertThat(overflows).hasValue(0);
    }

    @Test
    void timeInFlightIsKnown() {
        FakeWire wire = FakeWire.thatDoesNotRead();
        Outbox outbox = outbox(wire);
        long later = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        assertThat(outbox.inFlightFor(later)).isZero();
        outbox.offer(payload(1));
        assertThat(outbox.inFlightFor(later)).isPositive();
        wire.readOnce();
        assertThat(outbox.inFlightFor(later)).isZero();
    }

    private Outbox outbox(Wire wire) {
        return new Outbox(wire, overflows::incrementAndGet);
    }

    private static Payload payload(int size) {
        return new Payload("event", new byte[size]);
    }
}
