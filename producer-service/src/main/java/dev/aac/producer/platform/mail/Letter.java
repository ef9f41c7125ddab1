package dev.aac.producer.platform.mail;

import static java.util.Objects.requireNonNull;

/**
 * A letter to one person.
 *
 * @param to an e-mail address
 * @param subject one line
 * @param text plain; lines end with {@code \n}
 */
public record Letter(String to, String subject, String text) {

    /**
     * @throws IllegalArgumentException for a control character in what becomes a header
     */
    public Letter {
        requireNonNull(text, "text is null");
        requireOneLine(to);
        requireOneLine(subject);
    }

    /** Or else somebody who chose a name could add headers, and with them recipients. */
    private static void requireOneLine(String header) {
        if (header.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a header has one line");
        }
    }

    /** What it says may be confidential. */
    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
