package dev.aac.producer.platform.problem;

import jakarta.ws.rs.WebApplicationException;

/** Reads what the HTTP framework objects to. */
final class FrameworkProblems {

    private FrameworkProblems() {}

    static Problem of(WebApplicationException failure) {
        return ofStatus(failure.getResponse().getStatus());
    }

    /** The problem behind a bare status of the framework. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> FixedProblem.ROUTE_NOT_FOUND;
            case 405 -> FixedProblem.METHOD_NOT_ALLOWED;
            case 406 -> FixedProblem.NOT_ACCEPTABLE;
            case 415 -> FixedProblem.UNSUPPORTED_MEDIA_TYPE;
            case 401 -> FixedProblem.INVALID_TOKEN;
            default -> status < 500 ? FixedProblem.MALFORMED_REQUEST : FixedProblem.INTERNAL;
        };
    }
}
