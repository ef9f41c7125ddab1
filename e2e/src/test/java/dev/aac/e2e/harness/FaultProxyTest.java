package dev.aac.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultProxyTest {

    private static final int ANSWER_LIMIT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 300;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerSocket echo;
    private Future<?> accepting;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = threads.submit(this::acceptAll);
        proxy = FaultProxy.to(echo.getLocalSocketAddress());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
        threads.close();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket accepted = echo.accept();
                threads.execute(() -> echoAll(accepted));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static void echoAll(Socket accepted) {
        try (accepted) {
            accepted.getInputStream().transferTo(accepted.getOutputStream());
        } catch (IOException _) {
            // Cut by the test.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
        socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
        return socket;
    }

    private static String ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        return new String(socket.getInputStream().readNBytes(text.length()), UTF_8);
    }

    @Test
    void passesBothWaysAndTheEndOfEach() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");

            socket.getOutputStream().write("bye".getBytes(UTF_8));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("bye");
        }
        Eventually.holds(
                "no connection is kept",
                Duration.ofSeconds(5),
                () -> proxy.connections() == 0,
                proxy::connections);
    }

    @Test
    void passesLargeAnswersWhole() throws Exception {
        byte[] much = "0123456789".repeat(200_000).getBytes(UTF_8);
        try (Socket socket = connect()) {
            var written =
                    threads.submit(
                            () -> {
                                socket.getOutputStream().write(much);
                                return null;
                            });
            assertThat(socket.getInputStream().readNBytes(much.length)).isEqualTo(much);
            written.get();
        }
    }

    @Test
    void delayIsWaitedOnEachWay() throws IOException {
        proxy.delay(Duration.ofMillis(100));
        try (Socket socket = connect()) {
            long began = System.nanoTime();
            assertThat(ask(socket, "slow")).isEqualTo("slow");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void cutResetsWhatThereIsAndNewConnectionsPass() throws IOException {
        try (Socket old = connect()) {
            ask(old, "one");

            proxy.cut();

            assertReset(old);
            try (Socket fresh = connect()) {
                assertThat(ask(fresh, "two")).isEqualTo("two");
            }
        }
    }

    @Test
    void swallowedConnectionsHearNothingAndAreCutAfterwards() throws IOException {
        try (Socket old = connect();
                Socket inBetween = swallowAndConnect(old)) {
            old.getOutputStream().write(1);
            inBetween.getOutputStream().write(1);
            assertSilent(old);
            assertSilent(inBetween);

            proxy.pass();

            assertReset(old);
            assertReset(inBetween);
            try (Socket fresh = connect()) {
                assertThat(ask(fresh, "back")).isEqualTo("back");
            }
        }
    }

    private Socket swallowAndConnect(Socket old) throws IOException {
        ask(old, "one");
        proxy.swallow();
        return connect();
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        InputStream answers = socket.getInputStream();
        assertThatThrownBy(answers::read).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
    }

    private static void assertReset(Socket socket) throws IOException {
        InputStream answers = socket.getInputStream();
        assertThatThrownBy(answers::read).isInstanceOf(SocketException.class);
    }

    @Test
    void refusesUntilItPassesAgain() throws IOException {
        proxy.refuse();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        proxy.pass();

        try (Socket socket = connect()) {
            assertThat(ask(socket, "again")).isEqualTo("again");
        }
    }

    @Test
    void targetThatIsAwayIsLearntByReset() throws Exception {
        echo.close();
        // Until then it may still take one more.
        accepting.get();
        try (Socket socket = connect()) {
            assertReset(socket);
        }
    }

    @Test
    void swallowsOnceSoManyBytesHavePassed() throws IOException, InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (Socket socket = connect();
                Socket other = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");
            assertThat(proxy.bytesPassed()).isEqualTo(10);

            proxy.swallowAfter(8, told::countDown);
            socket.getOutputStream().write("hello".getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(3), UTF_8)).isEqualTo("hel");
            assertThat(told.await(ANSWER_LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            other.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> ask(other, "?")).isInstanceOf(SocketTimeoutException.class);
        }
        proxy.pass();
        try (Socket socket = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void halfClosedConnectionEndsAnswersAndStillTakesWhatIsSent() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "one");

            proxy.halfClose();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.getOutputStream().write("two".getBytes(UTF_8));
            socket.shutdownOutput();
        }
    }
}
