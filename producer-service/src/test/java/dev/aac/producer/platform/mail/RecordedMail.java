package dev.aac.producer.platform.mail;

import java.util.ArrayList;
import java.util.List;

/** {@link Mail} that keeps the letters for a test to look at. Thread-safe. */
public final class RecordedMail implements Mail {

    private final List<Letter> letters = new ArrayList<>();
    private boolean on = true;
    private Delivery delivery = Delivery.SENT;

    /** Takes the mail server away. */
    public synchronized void turnOff() {
        on = false;
    }

    /** From now on no letter is taken. */
    public synchronized void fail() {
        delivery = Delivery.FAILED;
    }

    @Override
    public synchronized boolean isOn() {
        return on;
    }

    @Override
    public synchronized Delivery send(Letter letter) {
        letters.add(letter);
        return delivery;
    }

    /** All that were to be sent. */
    public synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }
}
