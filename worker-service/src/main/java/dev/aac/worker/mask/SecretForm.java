package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One text in which a secret can show, without its line breaks: output may break lines elsewhere,
 * or nowhere. Sorted by unsigned bytes; equal when the bytes are.
 */
final class SecretForm implements Comparable<SecretForm> {

    /**
     * Fewest characters of a secret, line breaks not counted. What is shorter is not masked: it
     * would tear half of any log, and keeps nobody out.
     */
    static final int CHARS_MIN = 6;

    private final byte[] bytes;
    private final int[] lineEnds;

    /**
     * @param text not empty without its line breaks
     */
    SecretForm(String text) {
        byte[] all = text.getBytes(UTF_8);
        byte[] folded = new byte[all.length];
        int[] ends = new int[all.length];
        int length = 0;
        int lines = 0;
        for (byte b : all) {
            if (b == '\n') {
                ends[lines] = length;
                lines++;
            } else if (b != '\r') {
                folded[length] = b;
                length++;
            }
        }
        bytes = Arrays.copyOf(folded, length);
        lineEnds = Arrays.copyOf(ends, lines);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Before which bytes the secret itself breaks a line, ascending. */
    int[] lineEnds() {
        return lineEnds;
    }

    /** Characters but line breaks. */
    static int length(String text) {
        return (int) text.codePoints().filter(point -> point != '\n' && point != '\r').count();
    }

    @Override
    public int compareTo(SecretForm other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretForm form && Arrays.equals(bytes, form.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretForm[" + bytes.length + " bytes]";
    }
}
