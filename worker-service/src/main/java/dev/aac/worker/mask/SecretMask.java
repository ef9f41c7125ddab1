package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must not leave the worker of one run. Finds secrets of {@value SecretForm#CHARS_MIN} and
 * more characters as they are, in the {@linkplain SecretEncoding encodings} in which programs print
 * them, with line breaks and control sequences of terminals anywhere inside, and the single lines
 * of those that have several. It guards against accidents: a program that wants to give a secret
 * away can always write it in another way. Immutable.
 */
public final class SecretMask {

    /** What is shown in a secret's place. */
    public static final String SHOWN = "***";

    /** There is nothing to hide, and nothing is looked for. */
    public static final SecretMask NONE = new SecretMask(null);

    private final @Nullable FormAutomaton automaton;

    private SecretMask(@Nullable FormAutomaton automaton) {
        this.automaton = automaton;
    }

    /**
     * Takes some milliseconds for usual secrets, and some hundred for the most there can be.
     *
     * @param secrets values; shorter ones are left out
     */
    public static SecretMask of(Collection<String> secrets) {
        List<SecretForm> forms = SecretForms.of(secrets);
        return forms.isEmpty() ? NONE : new SecretMask(new FormAutomaton(forms));
    }

    /** A stream of bytes to be masked; empty when there is nothing to look for. */
    public Optional<MaskedStream> stream() {
        return Optional.ofNullable(automaton).map(MaskedStream::new);
    }

    /** A whole text without the secrets in it. */
    public String text(String text) {
        return stream().map(stream -> whole(stream, text)).orElse(text);
    }

    private static String whole(MaskedStream stream, String text) {
        ByteArrayOutputStream masked = new ByteArrayOutputStream();
        append(masked, stream.accept(text.getBytes(UTF_8)));
        append(masked, stream.finish());
        return masked.toString(UTF_8);
    }

    private static void append(ByteArrayOutputStream to, ByteBuffer bytes) {
        to.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    @Override
    public String toString() {
        return "SecretMask[hidden]";
    }
}
