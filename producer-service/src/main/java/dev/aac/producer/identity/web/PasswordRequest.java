package dev.aac.producer.identity.web;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a change of the password as it came. */
public record PasswordRequest(@Nullable String currentPassword, @Nullable String newPassword) {

    /** Both are there. */
    record Passwords(String current, String next) {

        @Override
        public String toString() {
            return "Passwords[hidden]";
        }
    }

    Passwords required() {
        String current = currentPassword == null ? "" : currentPassword;
        String next = newPassword == null ? "" : newPassword;
        List<String> missing = new ArrayList<>();
        if (current.isEmpty()) {
            missing.add("currentPassword");
        }
        if (next.isEmpty()) {
            missing.add("newPassword");
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem.MissingFields(missing));
        }
        return new Passwords(current, next);
    }

    /** The passwords stay out of logs. */
    @Override
    public String toString() {
        return "PasswordRequest[hidden]";
    }
}
