package dev.aac.producer.identity.web;

import org.jspecify.annotations.Nullable;

/** The body of a login as it came. */
public record LoginRequest(@Nullable String email, @Nullable String password) {

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "LoginRequest[hidden]";
    }
}
