package dev.aac.producer.operator;

/** Ends a command with a sentence for the operator. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;

    /**
     * @param status of the process
     */
    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String sentence() {
        return sentence;
    }
}
