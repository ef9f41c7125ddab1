package dev.aac.producer.platform.broker;

/** The broker did not take a message in time; whether it has it is unknown. */
public final class BrokerAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerAway(String why) {
        super(why);
    }

    BrokerAway(String why, Throwable cause) {
        super(why, cause);
    }
}
