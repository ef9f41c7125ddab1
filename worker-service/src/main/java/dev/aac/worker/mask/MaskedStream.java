package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * One stream of bytes, cut anywhere, without the secrets in it. Line breaks and control sequences
 * stay where they are, also those inside a secret; each stretch of it that shows becomes {@value
 * SecretMask#SHOWN}, once in a line.
 *
 * <p><b>Holding back.</b> Bytes that may be the beginning of a secret wait for those that decide
 * it, and no others. A line that is complete waits only when it ends with {@value
 * SecretForm#CHARS_MIN} or more bytes of one, or with its first lines; whoever feeds is to
 * {@linkplain #letGo let it go} after a while. What must be let go undecided is masked when it is
 * half of a secret or more.
 *
 * <p><b>Bounds.</b> At most {@link #HELD_BYTES_MAX} bytes and {@link #HELD_LINES_MAX} lines wait.
 * One thread at a time.
 */
public final class MaskedStream {

    /** Most bytes that wait. */
    public static final int HELD_BYTES_MAX = 64 * 1024;

    /** Most complete lines that wait. */
    public static final int HELD_LINES_MAX = 400;

    private static final byte[] SHOWN = SecretMask.SHOWN.getBytes(UTF_8);

    private final FormAutomaton automaton;
    private final EscapeSequence sequence = new EscapeSequence();
    private final HeldBytes held = new HeldBytes();

    /** Within the text that a person reads, of which places are counted here. */
    private final Marks marks = new Marks();

    /** Within the bytes as they are, for what a control sequence is a part of. */
    private final Marks rawMarks = new Marks();

    private int state = FormAutomaton.ROOT;

    /**
     * Of the bytes since the last control sequence began; {@link FormAutomaton#NONE} once they are
     * what the text ends with.
     */
    private int rawState = FormAutomaton.NONE;

    private int sequenceEnd;

    /** Bytes before this place do not wait. */
    private int free;

    /** So many bytes were handed out by the last call. */
    private int gone;

    private int heldLines;
    private boolean shown;
    private boolean hasMasked;

    MaskedStream(FormAutomaton automaton) {
        this.automaton = automaton;
    }

    /**
     * Takes more bytes.
     *
     * @return what may leave now; good until the next call
     */
    public ByteBuffer accept(byte[] frame) {
        forgetGone();
        int scanned = held.length();
        held.append(frame);
        scan(scanned);
        int from = heldFrom();
        heldLines = held.lineEnds(from);
        return held.length() - from > HELD_BYTES_MAX || heldLines > HELD_LINES_MAX
                ? finish()
                : handOut(from);
    }

    /** Whether a complete line waits. */
    public boolean holdsLine() {
        return heldLines > 0;
    }

    /** Whether anything was masked in what was handed out. */
    public boolean hasMasked() {
        return hasMasked;
    }

    /** Hands out every complete line; good until the next call. */
    public ByteBuffer letGo() {
        forgetGone();
        maskWhatBegan();
        heldLines = 0;
        return handOut(held.afterLastLine());
    }

    /** Hands out everything, good until the next call; more may follow. */
    public ByteBuffer finish() {
        forgetGone();
        maskWhatBegan();
        heldLines = 0;
        return handOut(held.length());
    }

    private void scan(int from) {
        int at = from;
        while (at < held.length()) {
            if (rawState == FormAutomaton.NONE && !sequence.isOpen()) {
                at = scanText(at);
            }
            if (at < held.length()) {
                scanAnything(at, held.array()[at]);
                at++;
            }
        }
    }

    /** Up to the next byte that may be no text; this is where time goes. */
    private int scanText(int from) {
        byte[] bytes = held.array();
        int end = held.length();
        int others = held.others();
        int at = from;
        int now = state;
        while (at < end && !mayBeNoText(bytes[at])) {
            now = automaton.next(now, bytes[at]);
            at++;
            int found = automaton.found(now);
            if (found > 0) {
                marks.add(at - others - found, at - others);
            }
        }
        state = now;
        return at;
    }

    private static boolean mayBeNoText(byte b) {
        return b <= EscapeSequence.ESCAPE && (b == '\n' || b == '\r' || b == EscapeSequence.ESCAPE);
    }

    private void scanAnything(int at, byte b) {
        if (b == '\n' || b == '\r') {
            breakLine(at, b);
        } else if (sequence.takes(b)) {
            held.isNoText(at, HeldBytes.SEQUENCE);
            // No form has an escape, so that none goes on beyond one in the bytes as they are.
            rawState =
                    b == EscapeSequence.ESCAPE ? FormAutomaton.ROOT : automaton.next(rawState, b);
            sequenceEnd = at + 1;
            mark(rawMarks, rawState, at + 1);
        } else {
            state = automaton.next(state, b);
            mark(marks, state, at + 1 - held.others());
            followRaw(at, b);
        }
    }

    private void breakLine(int at, byte b) {
        sequence.abandon();
        rawState = FormAutomaton.NONE;
        held.isNoText(at, HeldBytes.BREAK);
        if (b == '\n' && !automaton.isWorthHolding(state)) {
            free = at + 1;
        }
    }

    /** Until both states mean the same bytes, all of which came after the sequence. */
    private void followRaw(int at, byte b) {
        if (rawState == FormAutomaton.NONE) {
            return;
        }
        rawState = automaton.next(rawState, b);
        mark(rawMarks, rawState, at + 1);
        if (rawState == state && automaton.begun(state) <= at + 1 - sequenceEnd) {
            rawState = FormAutomaton.NONE;
        }
    }

    private void mark(Marks where, int reached, int end) {
        int found = automaton.found(reached);
        if (found > 0) {
            where.add(end - found, end);
        }
    }

    private int heldFrom() {
        int from = held.textBack(automaton.begun(state));
        if (rawState != FormAutomaton.NONE) {
            from = Math.min(from, held.length() - automaton.begun(rawState));
        }
        return Math.max(from, free);
    }

    private void maskWhatBegan() {
        if (automaton.isMostly(state)) {
            int end = held.length() - held.others();
            marks.add(end - automaton.begun(state), end);
        }
        if (rawState != FormAutomaton.NONE && automaton.isMostly(rawState)) {
            rawMarks.add(held.length() - automaton.begun(rawState), held.length());
        }
    }

    private ByteBuffer handOut(int end) {
        gone = end;
        if (marks.isEmpty() && rawMarks.isEmpty()) {
            shown = shown && end == 0;
            return ByteBuffer.wrap(held.array(), 0, end);
        }
        return ByteBuffer.wrap(masked(end));
    }

    private byte[] masked(int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(end + SHOWN.length);
        marks.rewind();
        rawMarks.rewind();
        int text = 0;
        for (int at = 0; at < end; at++) {
            boolean readable = held.isText(at);
            if ((readable && marks.covers(text)) || rawMarks.covers(at)) {
                if (!shown) {
                    out.writeBytes(SHOWN);
                }
                shown = true;
                hasMasked = true;
            } else {
                out.write(held.array()[at]);
                shown = shown && held.isSequence(at);
            }
            text += readable ? 1 : 0;
        }
        return out.toByteArray();
    }

    private void forgetGone() {
        if (gone > 0) {
            marks.shift(held.drop(gone));
            rawMarks.shift(gone);
            free = Math.max(free - gone, 0);
            sequenceEnd -= gone;
            gone = 0;
        }
    }
}
