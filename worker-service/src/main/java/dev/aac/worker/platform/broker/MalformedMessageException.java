package dev.aac.worker.platform.broker;

/// A message is not what its queue is for. The message says why in one line and quotes nothing of
/// the content.
public final class MalformedMessageException extends Exception {

    private final String reason;

    public MalformedMessageException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// The message.
    public String reason() {
        return reason;
    }
}
