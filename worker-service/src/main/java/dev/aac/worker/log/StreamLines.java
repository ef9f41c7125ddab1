package dev.aac.worker.log;

import dev.aac.worker.mask.MaskedStream;
import dev.aac.worker.mask.SecretMask;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of one stream, cut anywhere, to lines without secrets. Where nothing is to be masked it is
 * the {@link LineAssembler} alone. One thread at a time.
 */
final class StreamLines {

    private final LineAssembler assembler = new LineAssembler();
    private final @Nullable MaskedStream masked;

    StreamLines(SecretMask mask) {
        this.masked = mask.stream().orElse(null);
    }

    /** Takes more bytes and hands over the lines that they complete. */
    void accept(byte[] frame, LineAssembler.Lines lines) throws InterruptedException {
        if (masked == null) {
            assembler.accept(frame, 0, frame.length, lines);
        } else {
            pass(masked.accept(frame), lines);
        }
    }

    /** Whether a line that is complete waits, as it may end with the beginning of a secret. */
    boolean holdsLine() {
        return masked != null && masked.holdsLine();
    }

    /** Whether a secret was in what was handed over. */
    boolean hasMasked() {
        return masked != null && masked.hasMasked();
    }

    /** Hands over the lines that wait. */
    void letGo(LineAssembler.Lines lines) throws InterruptedException {
        if (masked != null) {
            pass(masked.letGo(), lines);
        }
    }

    /** Hands over what is left, also without a line's end. */
    void finish(LineAssembler.Lines lines) throws InterruptedException {
        if (masked != null) {
            pass(masked.finish(), lines);
        }
        assembler.finish(lines);
    }

    private void pass(ByteBuffer bytes, LineAssembler.Lines lines) throws InterruptedException {
        int start = bytes.arrayOffset() + bytes.position();
        assembler.accept(bytes.array(), start, start + bytes.remaining(), lines);
    }
}
