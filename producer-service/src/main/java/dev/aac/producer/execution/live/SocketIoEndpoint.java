package dev.aac.producer.execution.live;

import dev.aac.producer.platform.engineio.EngineApplication;
import dev.aac.producer.platform.engineio.EngineFault;
import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.engineio.EngineSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The WebSockets of clients of Socket.IO, of new sessions and of those that began with requests.
 * All methods run on the connection's event loop and hand over at once.
 */
@ServerEndpoint(SocketIoEndpoint.PATH)
@ApplicationScoped
public class SocketIoEndpoint {

    /** Where clients connect to, unless they are told another path. */
    public static final String PATH = "/socket.io/";

    private static final String CONNECTION = "aac.socket-io";
    private static final int PROTOCOL_ERROR = 1002;
    private static final Logger LOG = Logger.getLogger(SocketIoEndpoint.class);

    private final EngineSessions sessions;
    private final EngineApplication application;

    public SocketIoEndpoint(EngineSessions sessions, EngineApplication application) {
        this.sessions = sessions;
        this.application = application;
    }

    private record Connection(EngineSession session, Frames frames, MessageParts parts) {}

    /** A connection begins, for a session that exists or for a new one. */
    @OnOpen
    public void open(Session connection) {
        Frames frames = new Frames(connection);
        Optional<EngineSession> found =
                sid(connection)
                        .map(sid -> sessions.upgrade(sid, frames))
                        .orElseGet(() -> Optional.of(begin(frames)));
        if (found.isEmpty()) {
            // It has ended, or another connection came before this one.
            frames.close(PROTOCOL_ERROR, "no such session");
            return;
        }
        EngineSession session = found.get();
        MessageParts parts =
                new MessageParts(
                        text -> session.text(frames, text),
                        () -> session.fail(EngineFault.TOO_BIG));
        connection.getUserProperties().put(CONNECTION, new Connection(session, frames, parts));
        frames.guard(session::heard, () -> session.fail(EngineFault.TOO_MANY));
    }

    private EngineSession begin(Frames frames) {
        return sessions.open(application, frames.handshake(), frames);
    }

    /** A text message, or a part of one. */
    @OnMessage
    public void text(Session connection, String part, boolean last) {
        with(connection, it -> it.parts().add(part, last));
    }

    /** A binary message, or a part of one. */
    @OnMessage
    public void binary(Session connection, byte[] part, boolean last) {
        if (last) {
            with(connection, it -> it.session().binary(it.frames()));
        }
    }

    /** The connection has ended, whoever ended it. */
    @OnClose
    public void close(Session connection) {
        with(connection, it -> it.session().lost(it.frames()));
    }

    /** Something broke on the connection, or in the methods above. */
    @OnError
    public void error(Session connection, Throwable failure) {
        LOG.debugf("Live: connection of Socket.IO failed (%s)", failure.toString());
        with(connection, it -> it.session().lost(it.frames()));
    }

    /** A connection that was refused has none. */
    private static void with(Session connection, Consumer<Connection> work) {
        if (connection.getUserProperties().get(CONNECTION) instanceof Connection known) {
            work.accept(known);
        }
    }

    private static Optional<String> sid(Session connection) {
        return connection.getRequestParameterMap().getOrDefault("sid", List.of()).stream()
                .findFirst()
                .filter(sid -> !sid.isEmpty());
    }
}
