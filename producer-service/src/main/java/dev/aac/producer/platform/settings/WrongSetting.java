package dev.aac.producer.platform.settings;

import io.quarkus.runtime.PreventFurtherStepsException;

/** Makes the end of a start that a setting prevents: one sentence on standard error, no trace. */
public final class WrongSetting {

    /** The process's exit status then. */
    public static final int EXIT_STATUS = 78;

    /** The {@code @Startup} priority of what checks settings: before anything waits or connects. */
    public static final int CHECKED_FIRST = 10;

    private WrongSetting() {}

    /**
     * @param sentence what is wrong and what would be right; never the value of a secret
     */
    public static RuntimeException because(String sentence) {
        // Thrown bare it would end the start but leave the process waiting for ever.
        return new IllegalStateException(
                sentence, new PreventFurtherStepsException(sentence, EXIT_STATUS));
    }
}
