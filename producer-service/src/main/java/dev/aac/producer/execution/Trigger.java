package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Who or what asked for an execution: a person or an API key, never both.
 *
 * @param userId the person behind the request
 * @param apiKeyId the key that a program identified itself with
 * @param ci what a pipeline said of itself; a retry keeps it, as it tests the same commit
 * @param retryOf the execution that a retry repeats
 */
public record Trigger(
        Kind kind,
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable CiContext ci,
        @Nullable TaskId retryOf) {

    public Trigger {
        requireNonNull(kind, "kind is null");
        if ((userId == null) == (apiKeyId == null)) {
            throw new IllegalArgumentException("either a person or an API key asks");
        }
        if ((kind == Kind.RETRY) != (retryOf != null)) {
            throw new IllegalArgumentException("a retry, and nothing else, repeats an execution");
        }
        if (ci != null && kind != Kind.API && kind != Kind.RETRY) {
            throw new IllegalArgumentException("only pipelines have a context");
        }
    }

    /** By a program, whatever route it takes. */
    public static Trigger byKey(String apiKeyId, @Nullable CiContext ci) {
        return new Trigger(Kind.API, null, apiKeyId, ci, null);
    }

    /** By a program that wants an execution repeated. */
    public static Trigger retryByKey(String apiKeyId, Execution repeated) {
        CiContext ci = repeated.submission().trigger().ci();
        return new Trigger(Kind.RETRY, null, apiKeyId, ci, repeated.taskId());
    }

    /** By a signed-in person. */
    public static Trigger dashboard(String userId) {
        return new Trigger(Kind.DASHBOARD, userId, null, null, null);
    }

    /** By a pipeline that uses a person's token. */
    public static Trigger api(String userId, @Nullable CiContext ci) {
        return new Trigger(Kind.API, userId, null, ci, null);
    }

    /** By a person who wants an execution repeated. */
    public static Trigger retry(String userId, Execution repeated) {
        CiContext ci = repeated.submission().trigger().ci();
        return new Trigger(Kind.RETRY, userId, null, ci, repeated.taskId());
    }

    /** The way a request came in. */
    public enum Kind {
        /** By a signed-in person. */
        DASHBOARD,
        /** Through the route for pipelines, or with an API key. */
        API,
        /** At a planned time; whoever planned it asked. */
        SCHEDULE,
        /** As the repetition of another execution. */
        RETRY
    }
}
