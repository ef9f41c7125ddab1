package dev.aac.migrations.run;

/** Another process may migrate now: this one must not write any more. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("This process lost the lock, for it did not answer for too long: run up again");
    }
}
