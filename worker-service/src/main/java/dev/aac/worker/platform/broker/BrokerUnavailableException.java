package dev.aac.worker.platform.broker;

/// The broker cannot be reached now, or does not take messages now. Nothing is known to have been
/// sent; the link comes back by itself.
public final class BrokerUnavailableException extends Exception {

    public BrokerUnavailableException(String message) {
        super(message);
    }

    public BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
