package dev.aac.producer.result;

/** Where report files are kept does not answer, or takes no more. */
public final class ReportsAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReportsAway(String what, Throwable cause) {
        super(what, cause);
    }
}
