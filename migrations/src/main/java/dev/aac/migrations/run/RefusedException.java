package dev.aac.migrations.run;

/** Ends the command with one sentence that says what to do. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String sentence) {
        super(sentence);
    }
}
