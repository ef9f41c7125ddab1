package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// The part of an API server, and of the kubelets behind it, that hands out containers' logs: a
/// time before each line, followed to the container's end, from a second on; and no head of an
/// answer before there is a first line. Its answers can be cut off anywhere, or end as if they were
/// whole.
final class LogServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogServer.class);
    private static final Pattern POD = Pattern.compile(".*/pods/([^/]+)/log");
    private static final Pattern SINCE = Pattern.compile("(?:.*&)?sinceTime=([^&]+).*");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    /// Where an answer ends before its time.
    ///
    /// @param bytes of its body that still come
    /// @param clean as if it were whole
    record Cut(long bytes, boolean clean) {

        /// It does not.
        static final Cut NONE = new Cut(Long.MAX_VALUE, false);
    }

    private final Function<String, Optional<ScriptedLog>> logs;
    private final ServerSocket port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private volatile Supplier<Cut> cuts = () -> Cut.NONE;
    private volatile boolean away;

    /// @param logs by the name of a pod
    LogServer(Function<String, Optional<ScriptedLog>> logs) {
        this.logs = logs;
        try {
            this.port = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    /// Where it answers what was asked of another.
    URI instead(URI asked) {
        return URI.create(
                "http://127.0.0.1:%d%s?%s"
                        .formatted(port.getLocalPort(), asked.getRawPath(), asked.getRawQuery()));
    }

    /// Each answer from now on is cut so.
    void cutEach(Supplier<Cut> next) {
        cuts = next;
    }

    /// As a cable that is cut; while it is away nobody gets an answer.
    void setAway(boolean away) {
        this.away = away;
        if (away) {
            clients.forEach(LogServer::reset);
        }
    }

    /// What was asked, in order.
    List<String> queries() {
        return queries;
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = port.accept();
                if (away) {
                    reset(client);
                } else {
                    clients.add(client);
                    Thread.ofVirtual().start(() -> serve(client));
                }
            }
        } catch (IOException e) {
            LOG.debug("no more clients", e);
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            String[] request = String.valueOf(in.readLine()).split(" ", -1);
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
                head.add(line);
                line = in.readLine();
            }
            LOG.debugf("%s with %d headers", request[1], head.size());
            answer(client, URI.create(request[1]));
        } catch (IOException e) {
            LOG.debug("a client is gone", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private void answer(Socket client, URI asked) throws IOException, InterruptedException {
        queries.add(asked.getQuery());
        Matcher pod = POD.matcher(asked.getPath());
        Optional<ScriptedLog> log = pod.matches() ? logs.apply(pod.group(1)) : Optional.empty();
        OutputStream out = new BufferedOutputStream(client.getOutputStream());
        if (log.isEmpty()) {
            out.write(
                    "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(US_ASCII));
            out.flush();
            return;
        }
        Matcher since = SINCE.matcher(asked.getQuery());
        Instant from = since.matches() ? Instant.parse(since.group(1)) : Instant.MIN;
        new Answer(client, out, cuts.get()).follow(log.get(), from);
    }

    /// One answer, in chunks.
    private static final class Answer {

        private static final String HEAD =
                """
                HTTP/1.1 200 OK
                Connection: close
                Content-Type: text/plain
                Transfer-Encoding: chunked

                """;

        private final Socket client;
        private final OutputStream out;
        private final Cut cut;
        private long left;
        private boolean begun;

        Answer(Socket client, OutputStream out, Cut cut) {
            this.client = client;
            this.out = out;
            this.cut = cut;
            this.left = cut.bytes();
        }

        void follow(ScriptedLog log, Instant from) throws IOException, InterruptedException {
            int next = log.firstIndex();
            Optional<ScriptedLog.Entry> entry = log.entry(next);
            while (entry.isPresent() && left > 0) {
                Instant time = entry.get().time();
                if (!time.isBefore(from)) {
                    write((TIME.format(time) + " ").getBytes(US_ASCII));
                    write(entry.get().line());
                }
                next++;
                if (!log.has(next)) {
                    out.flush();
                }
                entry = log.entry(next);
            }
            if (left > 0 || cut.clean()) {
                begin();
                out.write("0\r\n\r\n".getBytes(US_ASCII));
                out.flush();
            } else {
                out.flush();
                reset(client);
            }
        }

        private void begin() throws IOException {
            if (!begun) {
                begun = true;
                out.write(HEAD.replace("\n", "\r\n").getBytes(US_ASCII));
            }
        }

        private void write(byte[] bytes) throws IOException {
            begin();
            int count = (int) Math.min(left, bytes.length);
            if (count > 0) {
                out.write((Integer.toHexString(count) + "\r\n").getBytes(US_ASCII));
                out.write(bytes, 0, count);
                out.write("\r\n".getBytes(UTF_8));
                left -= count;
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("a client is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients.forEach(LogServer::reset);
    }
}
