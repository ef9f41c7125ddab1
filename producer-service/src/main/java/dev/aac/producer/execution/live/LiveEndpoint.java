package dev.aac.producer.execution.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jboss.logging.Logger;

/**
 * The WebSocket at {@code /ws}: see {@link ClientMessage} and {@link ServerMessages} for what is
 * said. All methods run on the connection's event loop and hand over at once. (The library's own
 * dispatch to workers queues without a bound; a {@link LiveSocket} has a bounded inbox instead.)
 */
@ServerEndpoint(LiveEndpoint.PATH)
@ApplicationScoped
public class LiveEndpoint {

    /** Where clients connect to. */
    public static final String PATH = "/ws";

    private static final String CONNECTION = "aac.connection";

    private static final Logger LOG = Logger.getLogger(LiveEndpoint.class);

    private final LiveChannel channel;

    public LiveEndpoint(LiveChannel channel) {
        this.channel = channel;
    }

    /** A connection begins; nobody is signed in on it yet. */
    @OnOpen
    public void open(Session session) {
        Frames frames = new Frames(session);
        LiveSocket socket = channel.open(new NettyWire(frames));
        session.getUserProperties().put(CONNECTION, new Connection(socket, channel));
        frames.guard(socket::heard, () -> socket.close(CloseCode.TOO_MANY_MESSAGES));
    }

    /** A text message, or a part of one. */
    @OnMessage
    public void text(Session session, String part, boolean last) {
        connection(session).text(part, last);
    }

    /** A binary message, or a part of one: there are none in the protocol. */
    @OnMessage
    public void binary(Session session, byte[] part, boolean last) {
        if (last) {
            connection(session).binary();
        }
    }

    /** The connection has ended, whoever ended it. */
    @OnClose
    public void close(Session session) {
        connection(session).closed();
    }

    /** Something broke on the connection, or in the methods above. */
    @OnError
    public void error(Session session, Throwable failure) {
        LOG.debugf("Live: connection failed (%s)", failure.toString());
        connection(session).failed();
    }

    private static Connection connection(Session session) {
        Object known = session.getUserProperties().get(CONNECTION);
        if (known instanceof Connection connection) {
            return connection;
        }
        throw new IllegalStateException("the connection was never opened");
    }
}
