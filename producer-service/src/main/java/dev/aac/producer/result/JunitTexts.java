package dev.aac.producer.result;

/** Texts of a file that somebody else wrote, made fit to be kept. */
final class JunitTexts {

    private JunitTexts() {}

    /** At most so many characters, with a sign that there was more; no character is cut in two. */
    static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
