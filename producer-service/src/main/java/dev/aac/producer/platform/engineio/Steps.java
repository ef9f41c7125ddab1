package dev.aac.producer.platform.engineio;

import org.jspecify.annotations.Nullable;

/**
 * Makes steps as long as there are some, one at a time: whoever asks while another thread makes
 * them leaves them to that one, and does not wait. Safe for use by many threads.
 */
final class Steps {

    private final Source source;
    private boolean making;

    /** Where steps come from. */
    interface Source {

        /**
         * Called with a lock held; must call nobody.
         *
         * @return null when there is nothing to do
         */
        @Nullable Runnable next();
    }

    Steps(Source source) {
        this.source = source;
    }

    void make() {
        for (Runnable step = first(); step != null; step = next()) {
            step.run();
        }
    }

    private synchronized @Nullable Runnable first() {
        return making ? null : next();
    }

    private synchronized @Nullable Runnable next() {
        Runnable step = source.next();
        making = step != null;
        return step;
    }
}
