package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.problem.ProblemBody;
import dev.aac.producer.platform.problem.ProblemMappers;
import dev.aac.producer.platform.problem.ThingNotFound;
import dev.aac.producer.platform.watch.Misses;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers {@link ThingNotFound} like every problem, and lets the watch know of it, for which no
 * answer waits. Here every request passes that named what is not there, so no route can forget it.
 */
public final class MissingThings {

    private final ProblemMappers problems;
    private final Misses misses;
    private final Caller caller;

    public MissingThings(ProblemMappers problems, Misses misses, Caller caller) {
        this.problems = problems;
        this.misses = misses;
        this.caller = caller;
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> missing(ThingNotFound missing) {
        Principal by = caller.principal();
        missing.id()
                .ifPresentOrElse(
                        id -> misses.ofId(by.scope(), by.actor(), id),
                        () -> misses.ofName(by.scope(), by.actor()));
        return problems.ours(missing);
    }
}
