package dev.aac.producer.crosstenant;

import java.util.List;

/**
 * A line of the table.
 *
 * @param operation method and path as OpenAPI has them
 * @param answer what a stranger must get
 * @param targets how it is tried
 */
record Row(String operation, Answer answer, List<Target> targets) {

    /** What a stranger must get. */
    enum Answer {
        /** 404 when asked plainly, and always the same bytes as for a thing that never was. */
        NOT_FOUND,
        /** The same status and bytes as for a thing that never was, whatever they are. */
        ALIKE,
        /** Whatever the operation says of the caller's own, and nothing of anybody else's. */
        OWN
    }

    /** What signs in has no organization yet that a disguise could exchange. */
    List<Disguise> disguises() {
        return operation.startsWith("POST /api/auth/")
                ? List.of(Disguise.NONE)
                : List.of(Disguise.values());
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }
}
