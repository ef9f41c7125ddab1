package dev.aac.migrations;

/** A setting that prevents the start, in one sentence. */
final class WrongSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSettingException(String sentence) {
        super(sentence);
    }
}
