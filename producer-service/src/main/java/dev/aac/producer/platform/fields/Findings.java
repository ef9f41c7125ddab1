package dev.aac.producer.platform.fields;

import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers everything that is wrong with a request, so that its sender can correct it in one go.
 * Used by one thread.
 */
public final class Findings {

    /** Most fields that are named in an answer. */
    public static final int NAMED_MAX = 50;

    private final List<String> missing = new ArrayList<>();
    private final Map<String, String> wrong = new TreeMap<>();

    public void missing(String field) {
        missing.add(field);
    }

    /**
     * @param rule what the field must be, to follow its name
     */
    public void wrong(String field, String rule) {
        if (wrong.size() < NAMED_MAX) {
            wrong.putIfAbsent(field, rule);
        }
    }

    public void require(boolean holds, String field, String rule) {
        if (!holds) {
            wrong(field, rule);
        }
    }

    /**
     * @throws ProblemException when anything is wrong
     */
    public void throwIfAny() {
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem.MissingFields(missing, wrong));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
    }
}
