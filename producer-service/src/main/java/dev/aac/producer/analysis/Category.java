package dev.aac.producer.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing broke. What fits two is the one that somebody would go and mend. */
public enum Category {
    /** A test compared, and found something else than it expected. */
    ASSERTION,
    /**
     * Something took longer than its limit; a wait for an element of a page is {@link #SELECTOR}.
     */
    TIMEOUT,
    /** A process had no memory left, or was killed for that. */
    OUT_OF_MEMORY,
    /** Another machine or service refused, hung up, was out of reach or not trusted. */
    CONNECTION,
    /** A host's name could not be resolved. */
    DNS,
    /** The system, a service or a database refused the right to do it. */
    PERMISSION,
    /** A module, package, command or file is not there. */
    MISSING,
    /** An element of a page was not found, not unique, or could not be used. */
    SELECTOR,
    /** A browser or its driver did not start, or went away. */
    BROWSER_CRASH,
    /** Code that does not parse or compile. */
    COMPILATION,
    /** A setting, an option, an environment variable or a version is missing or wrong. */
    CONFIGURATION,
    /** The disk, ports, handles or threads are used up. */
    RESOURCES,
    /** Code threw something that none of the others fits. */
    EXCEPTION,
    /** All that is known is how the process ended: a signal, or a code with a meaning. */
    EXIT_CODE,
    /** No line and no code says why. */
    UNKNOWN;

    /** In lower case, as the API says it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the API calls so; empty when there is none. */
    public static Optional<Category> named(String apiName) {
        return Arrays.stream(values()).filter(each -> each.apiName().equals(apiName)).findFirst();
    }
}
