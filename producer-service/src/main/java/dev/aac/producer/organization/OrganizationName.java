package dev.aac.producer.organization;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.limits.DisplayText;

/**
 * What people call an organization: any script, 1 to {@value DisplayText#LENGTH_MAX} characters.
 */
public record OrganizationName(String value) {

    /**
     * @throws IllegalArgumentException when it breaks the rules of {@link DisplayText}
     */
    public OrganizationName {
        requireNonNull(value, "value is null");
        value = DisplayText.clean(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
