package dev.aac.producer.platform.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.aac.contract.broker.BrokerNames;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link BrokerLink} promises on every broker. */
abstract class BrokerLinkContract {

    static final Duration SOON = Duration.ofSeconds(10);

    /** A request as the tests send it. */
    record Ping(String key, int number) {}

    /** Its answer. */
    record Pong(int number) {}

    final BrokerLink link;
    private final Connection peer;
    final Channel channel;
    private String replies;
    final List<String> received = new CopyOnWriteArrayList<>();

    abstract String url();

    BrokerLinkContract() throws Exception {
        link = new BrokerLink(BrokerUrl.parse(url()), bootId());
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(url());
        peer = factory.newConnection();
        channel = peer.createChannel();
        replies = "";
    }

    static String bootId() {
        return UUID.randomUUID().toString();
    }

    @BeforeEach
    void connect() throws Exception {
        link.start();
        await().atMost(SOON).until(link::isConnected);
        for (String queue : List.of(BrokerNames.JOBS, BrokerNames.CLAIMS, BrokerNames.PARKING)) {
            channel.queuePurge(queue);
        }
        replies = channel.queueDeclare().getQueue();
        channel.basicConsume(
                replies, true, (_, m) -> received.add(new String(m.getBody(), UTF_8)), _ -> {});
    }

    @AfterEach
    void close() throws Exception {
        link.close();
        peer.close();
    }

    @Test
    void confirmedMessageIsPersistentAndThere() throws Exception {
        link.publishConfirmed(BrokerNames.JOBS, "job".getBytes(UTF_8), SOON);

        GetResponse got = channel.basicGet(BrokerNames.JOBS, true);
        assertThat(got.getBody()).isEqualTo("job".getBytes(UTF_8));
        assertThat(got.getProps().getDeliveryMode()).isEqualTo(2);
    }

    @Test
    void fanOutReachesEveryOwnQueue() throws Exception {
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        try (BrokerLink other = new BrokerLink(BrokerUrl.parse(url()), bootId())) {
            other.start();
            listen(link, first);
            listen(other, second);
            await().atMost(SOON).until(other::isConnected);

            assertThat(link.publish(TransientMessage.fanOut(BrokerNames.LIVE, "a".getBytes(UTF_8))))
                    .isTrue();
            link.publish(TransientMessage.fanOut(BrokerNames.LIVE, "b".getBytes(UTF_8)));

            await().atMost(SOON).until(() -> first.size() == 2 && second.size() == 2);
            assertThat(first).containsExactly("a", "b");
            assertThat(second).containsExactly("a", "b");
        }
    }

    @Test
    void requestIsAnsweredToItsReplyQueue() throws Exception {
        link.serve(served(4, ping -> new Pong(ping.number() + 1), BrokerLinkContract::never));

        ask("{\"key\":\"k\",\"number\":41,\"newer\":true}");

        await().atMost(SOON).until(() -> received.size() == 1);
        assertThat(received).containsExactly("{\"number\":42}");
    }

    @Test
    void requestsOfOneKeyStayInOrderOverManyLanes() throws Exception {
        List<Integer> handled = new CopyOnWriteArrayList<>();
        link.serve(
                new Served<>(
                        BrokerNames.CLAIMS,
                        Ping.class,
                        8,
                        Ping::key,
                        ping -> {
                            if (ping.key().equals("a")) {
                                handled.add(ping.number());
                            }
                            return new Pong(ping.number());
                        },
                        BrokerLinkContract::never));

        for (int i = 0; i < 200; i++) {
            ask("{\"key\":\"a\",\"number\":%d}".formatted(i));
            ask("{\"key\":\"b%d\",\"number\":%d}".formatted(i, i));
        }

        await().atMost(SOON).until(() -> received.size() == 400);
        assertThat(handled).hasSize(200).isSorted();
    }

    @Test
    void failingHandlerIsTriedInPlaceUntilItsCausePasses() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        link.serve(
                served(
                        1,
                        ping -> {
                            if (tries.incrementAndGet() < 8) {
                                throw new IllegalStateException("store away");
                            }
                            return new Pong(ping.number());
                        },
                        IllegalStateException.class::isInstance));

        ask("{\"key\":\"k\",\"number\":1}");

        await().atMost(SOON).until(() -> received.size() == 1);
        assertThat(tries).hasValue(8);
        assertThat(link.parked()).isZero();
    }

    @Test
    void whatCannotBeHandledIsParkedAndTheNextIsServed() throws Exception {
        link.serve(
                served(
                        1,
                        ping -> {
                            if (ping.number() == 1) {
                                throw new IllegalArgumentException("a defect");
                            }
                            return new Pong(ping.number());
                        },
                        BrokerLinkContract::never));

        ask("{\"key\":\"k\",\"number\":1}");
        ask("{\"key\":\"k\",\"number\":2}");

        await().atMost(SOON).until(() -> received.size() == 1);
        assertThat(received).containsExactly("{\"number\":2}");
        assertThat(parkedReason()).isEqualTo("handler failed");
    }

    @Test
    void unreadableMessagesAreParkedWithTheReason() throws Exception {
        link.serve(served(1, ping -> new Pong(ping.number()), BrokerLinkContract::never));

        ask("{not json");
        assertThat(parkedReason()).startsWith("unreadable");
        ask("null");
        assertThat(parkedReason()).startsWith("unreadable");
        channel.basicPublish(
                "", BrokerNames.CLAIMS, asked(), new byte[BrokerNames.MESSAGE_BYTES_MAX + 1]);
        assertThat(parkedReason()).isEqualTo("larger than allowed");
        channel.basicPublish(
                "",
                BrokerNames.CLAIMS,
                new BasicProperties(),
                "{\"key\":\"k\",\"number\":1}".getBytes(UTF_8));
        assertThat(parkedReason()).isEqualTo("without reply-to");

        assertThat(link.parked()).isEqualTo(4);
        assertThat(received).isEmpty();
    }

    @Test
    void ownQueueAnswersARequestOfItsOwn() {
        AtomicReference<String> answer = new AtomicReference<>("");
        OwnQueue own =
                link.consumeOwn(
                        new OwnQueue.Reading(
                                "probe", null, m -> answer.set(m.correlationId() + "")));
        link.serve(served(1, ping -> new Pong(ping.number()), BrokerLinkContract::never));

        link.publish(
                TransientMessage.request(
                        BrokerNames.CLAIMS,
                        own.name().orElseThrow(),
                        "c-1",
                        BrokerJson.write(new Ping("k", 1))));

        await().atMost(SOON).until(() -> answer.get().equals("c-1"));
    }

    @Test
    void closingLinkAnswersWhatItWorksOnAndLeavesTheRestToAnother() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        link.serve(
                served(
                        1,
                        ping -> {
                            working.countDown();
                            awaitOpen(goOn);
                            return new Pong(ping.number());
                        },
                        BrokerLinkContract::never));
        for (int i = 1; i <= 3; i++) {
            ask("{\"key\":\"k\",\"number\":%d}".formatted(i));
        }
        awaitOpen(working);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(link::close);
        goOn.countDown();

        assertThat(closed).succeedsWithin(SOON);
        await().atMost(SOON).until(() -> received.contains("{\"number\":1}"));
        try (BrokerLink other = new BrokerLink(BrokerUrl.parse(url()), bootId())) {
            other.start();
            other.serve(served(1, ping -> new Pong(ping.number()), BrokerLinkContract::never));
            await().atMost(SOON).until(() -> received.size() == 3);
        }
        assertThat(received).containsExactly("{\"number\":1}", "{\"number\":2}", "{\"number\":3}");
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean never(RuntimeException failure) {
        return failure instanceof CancellationException;
    }

    static Served<Ping> served(
            int lanes, Function<Ping, Object> answer, Predicate<RuntimeException> temporary) {
        return new Served<>(BrokerNames.CLAIMS, Ping.class, lanes, null, answer, temporary);
    }

    private static void listen(BrokerLink link, List<String> into) {
        link.consumeOwn(
                new OwnQueue.Reading(
                        "live", BrokerNames.LIVE, m -> into.add(new String(m.body(), UTF_8))));
    }

    private BasicProperties asked() {
        return new BasicProperties.Builder().replyTo(replies).correlationId("1").build();
    }

    final void ask(String json) throws Exception {
        channel.basicPublish("", BrokerNames.CLAIMS, asked(), json.getBytes(UTF_8));
    }

    private String parkedReason() {
        AtomicReference<String> reason = new AtomicReference<>("");
        await().atMost(SOON)
                .until(
                        () -> {
                            GetResponse got = channel.basicGet(BrokerNames.PARKING, true);
                            if (got != null) {
                                reason.set("" + got.getProps().getHeaders().get("aac-reason"));
                            }
                            return got != null;
                        });
        return reason.get();
    }
}
