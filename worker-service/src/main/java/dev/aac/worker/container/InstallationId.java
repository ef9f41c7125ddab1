package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Tells one installation's containers and network from another's on the same engine; the producer
 * says it with each granted claim and renewal.
 */
public record InstallationId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    /**
     * @throws IllegalArgumentException when the value cannot be part of an engine object's name
     */
    public InstallationId {
        requireNonNull(value, "InstallationId is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an InstallationId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
