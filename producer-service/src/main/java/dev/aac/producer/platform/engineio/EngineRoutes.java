package dev.aac.producer.platform.engineio;

import dev.aac.producer.platform.http.Handshake;
import dev.aac.producer.platform.http.UnwantedBody;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The requests of Engine.IO. Those that are to become WebSockets are only looked at, and left to
 * who makes WebSockets of them.
 */
@Singleton
public final class EngineRoutes {

    private final EngineSessions sessions;
    private final EngineApplication application;

    EngineRoutes(EngineSessions sessions, EngineApplication application) {
        this.sessions = sessions;
        this.application = application;
    }

    /**
     * Answers a request, at once or when there is something to say. To be called on its event loop,
     * before anything else has waited.
     *
     * @param admission is given what is to be done when a new session is wanted, and does it or
     *     answers itself; it keeps the {@link Handshake}
     */
    public void handle(RoutingContext context, Consumer<Runnable> admission) {
        EngineQuery query = EngineQuery.of(context.request());
        Optional<EngineSession> session = sessions.find(query.sid());
        Optional<EngineError> refusal = query.refusal(session);
        if (refusal.isPresent()) {
            EngineAnswers.refuse(context.response(), refusal.get());
            UnwantedBody.drop(context);
        } else if (session.isEmpty()) {
            admission.accept(query.isUpgrade() ? context::next : () -> open(context));
        } else if (query.isUpgrade()) {
            context.next();
        } else if (query.method().equals(HttpMethod.POST)) {
            new PostedBody(context, session.get()).read();
        } else {
            session.get().poll(new WaitingRequest(context, session.get()));
        }
    }

    private void open(RoutingContext context) {
        EngineSession session = sessions.open(application, Handshake.of(context));
        session.poll(new WaitingRequest(context, session));
    }
}
