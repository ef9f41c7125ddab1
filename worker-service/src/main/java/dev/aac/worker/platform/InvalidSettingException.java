package dev.aac.worker.platform;

/// A setting has a value the worker cannot start with. The message is one sentence for the operator
/// that names the environment variable and never repeats a credential.
public final class InvalidSettingException extends RuntimeException {

    private final String sentence;

    public InvalidSettingException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// The message.
    public String sentence() {
        return sentence;
    }
}
