package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What comes out of a masked stream, for what goes in. */
final class Masked {

    private final MaskedStream stream;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Masked(String... secrets) {
        stream = SecretMask.of(List.of(secrets)).stream().orElseThrow();
    }

    /** All that comes out of these frames, to the end. */
    static String of(SecretMask mask, List<byte[]> frames) {
        MaskedStream stream = mask.stream().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frames.forEach(frame -> append(out, stream.accept(frame)));
        append(out, stream.finish());
        return out.toString(UTF_8);
    }

    /** Feeds, and tells what has come out since the beginning. */
    String after(String text) {
        append(out, stream.accept(text.getBytes(UTF_8)));
        return out.toString(UTF_8);
    }

    String afterLettingGo() {
        append(out, stream.letGo());
        return out.toString(UTF_8);
    }

    String afterTheEnd() {
        append(out, stream.finish());
        return out.toString(UTF_8);
    }

    MaskedStream stream() {
        return stream;
    }

    /** Cut in two there. */
    static List<byte[]> cut(byte[] bytes, int at) {
        return List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /** Each byte alone. */
    static List<byte[]> single(byte[] bytes) {
        List<byte[]> frames = new ArrayList<>();
        for (byte b : bytes) {
            frames.add(new byte[] {b});
        }
        return frames;
    }

    static List<byte[]> cutAnywhere(byte[] bytes, Random random) {
        List<byte[]> frames = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(1 + random.nextInt(40)));
            frames.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return frames;
    }

    private static void append(ByteArrayOutputStream to, ByteBuffer bytes) {
        to.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
}
