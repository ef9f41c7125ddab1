package dev.aac.producer.platform.engineio;

import dev.aac.producer.platform.http.Handshake;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this replica. Who knows the name of one may speak in it, so nobody can guess one.
 * Thread-safe.
 */
@Singleton
public final class EngineSessions {

    /** How often {@link #sweep} is to be called. */
    public static final Duration SWEEP_EVERY = Duration.ofMillis(500);

    private static final int ID_BYTES = 24;

    private final Map<String, EngineSession> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanoTime;

    @Inject
    public EngineSessions() {
        this(System::nanoTime);
    }

    EngineSessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A session over requests, which a WebSocket may take over later. */
    EngineSession open(EngineApplication application, Handshake handshake) {
        return open(true, application, handshake);
    }

    /** A session over a WebSocket from the beginning. */
    public EngineSession open(
            EngineApplication application, Handshake handshake, EngineSocket connection) {
        EngineSession session = open(false, application, handshake);
        session.start(connection);
        return session;
    }

    /**
     * Lets a WebSocket take over a session, or closes it.
     *
     * @return the session, if there is one of that name that can be taken over
     */
    public Optional<EngineSession> upgrade(String sid, EngineSocket connection) {
        return find(sid).filter(session -> session.probe(connection));
    }

    Optional<EngineSession> find(@Nullable String sid) {
        return sid == null ? Optional.empty() : Optional.ofNullable(open.get(sid));
    }

    /** How many there are. */
    int count() {
        return open.size();
    }

    /** Does what is due by the clock alone; never waits. */
    public void sweep() {
        open.values().forEach(EngineSession::sweep);
    }

    /** A name for something that nobody can guess. */
    public String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private EngineSession open(
            boolean mayUpgrade, EngineApplication application, Handshake handshake) {
        String id = newId();
        EngineSession session = new EngineSession(id, mayUpgrade, nanoTime, () -> open.remove(id));
        session.listen(application.opened(session, handshake));
        open.put(id, session);
        return session;
    }
}
