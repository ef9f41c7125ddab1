package dev.aac.producer.platform.mail;

/**
 * Sends letters. May be called from any thread that may block; takes a limited time, whatever the
 * mail server does.
 */
public interface Mail {

    /** What became of a letter. */
    enum Delivery {
        /** The mail server has taken it. */
        SENT,
        /** It was not taken, or nobody knows: it may arrive nevertheless. */
        FAILED
    }

    /** Whether there is a mail server. */
    boolean isOn();

    /**
     * Never fails otherwise than by its answer.
     *
     * @throws IllegalStateException when there is no mail server
     */
    Delivery send(Letter letter);
}
