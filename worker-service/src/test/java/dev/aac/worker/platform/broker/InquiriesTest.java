package dev.aac.worker.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.platform.time.SteadyTime;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InquiriesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final FactAnswer ACCEPTED = new FactAnswer.Accepted();
    private static final RenewalCall.Probe QUESTION = new RenewalCall.Probe("anyone");

    private TestBroker broker;
    private Connection producer;
    private Channel channel;
    private BrokerLink link;
    private Inquiries<FactAnswer> inquiries;

    @BeforeEach
    void startLink() throws Exception {
        broker = TestBroker.open();
        producer = broker.connect();
        channel = producer.createChannel();
        link = new BrokerLink(broker.address(), "test");
        inquiries =
                new Inquiries<>(
                        new InquiryRoute<>(BrokerNames.FACTS, "facts", FactAnswer.class),
                        new WorkerId("worker-test"),
                        SteadyTime.system());
        link.attach(inquiries);
        link.start();
    }

    @AfterEach
    void stopLink() throws Exception {
        inquiries.close();
        link.close();
        producer.close();
        broker.close();
    }

    @Test
    void questionIsAnswered() throws Exception {
        Inquiry<FactAnswer> inquiry = inquiries.ask("probe", QUESTION);

        GetResponse request = takeRequest();
        answer(request, BrokerJson.write(ACCEPTED));

        assertThat(inquiry.await(LONG)).contains(ACCEPTED);
        assertThat(request.getBody()).isEqualTo(BrokerJson.write(QUESTION));
        assertThat(request.getProps().getType()).isEqualTo("probe");
        assertThat(request.getProps().getContentType()).isEqualTo("application/json");
        assertThat(request.getProps().getDeliveryMode()).isEqualTo(1);
        assertThat(request.getProps().getReplyTo()).startsWith(BrokerNames.OWN_QUEUE_PREFIX);
    }

    @Test
    void questionIsRepeatedWhenTheProducerSwallowedIt() throws Exception {
        Inquiry<FactAnswer> inquiry = inquiries.ask("probe", QUESTION);

        GetResponse swallowed = takeRequest();
        GetResponse repeated = takeRequest();
        answer(repeated, BrokerJson.write(ACCEPTED));

        assertThat(inquiry.await(LONG)).contains(ACCEPTED);
        assertThat(repeated.getProps().getCorrelationId())
                .isEqualTo(swallowed.getProps().getCorrelationId());
    }

    @Test
    void questionThatWaitsInTheQueueIsNotRepeated() throws Exception {
        inquiries.ask("probe", QUESTION);

        await().during(Resending.FIRST_PAUSE.plusSeconds(3))
                .atMost(LONG)
                .until(() -> channel.queueDeclarePassive(BrokerNames.FACTS).getMessageCount() <= 1);
    }

    @Test
    void questionOutlivesTheConnection() throws Exception {
        await().atMost(LONG).until(link::isUp);
        broker.cut();
        await().atMost(LONG).until(() -> !link.isUp());
        Inquiry<FactAnswer> inquiry = inquiries.ask("probe", QUESTION);
        broker.mend();

        answer(takeRequest(), BrokerJson.write(ACCEPTED));

        assertThat(inquiry.await(LONG)).contains(ACCEPTED);
    }

    @Test
    void unansweredQuestionIsRepeatedAtOnceAfterReconnecting() throws Exception {
        Inquiry<FactAnswer> inquiry = inquiries.ask("probe", QUESTION);
        takeRequest();
        broker.cut();
        await().atMost(LONG).until(() -> !link.isUp());
        broker.mend();
        await().atMost(LONG).until(link::isUp);
        long up = System.nanoTime();

        answer(takeRequest(), BrokerJson.write(ACCEPTED));

        assertThat(inquiry.await(LONG)).contains(ACCEPTED);
        assertThat(Duration.ofNanos(System.nanoTime() - up)).isLessThan(Resending.FIRST_PAUSE);
    }

    @Test
    void unreadableAnswerIsIgnored() throws Exception {
        Inquiry<FactAnswer> inquiry = inquiries.ask("probe", QUESTION);

        answer(takeRequest(), new byte[] {'{', '"'});
        answer(takeRequest(), BrokerJson.write(ACCEPTED));

        assertThat(inquiry.await(LONG)).contains(ACCEPTED);
    }

    @Test
    void withdrawnQuestionIsAskedNoMore() throws Exception {
        Inquiry<FactAnswer> inquiry = inquiries.ask("probe", QUESTION);
        takeRequest();
        inquiry.withdraw();

        assertThat(inquiry.answer()).isCancelled();
        await().during(Resending.FIRST_PAUSE.plusSeconds(1))
                .atMost(LONG)
                .until(() -> channel.basicGet(BrokerNames.FACTS, true) == null);
    }

    @Test
    void interruptedCallerDoesNotHarmTheConnection() throws Exception {
        await().atMost(LONG).until(link::isUp);
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    Thread.currentThread().interrupt();
                                    inquiries.ask("probe", QUESTION);
                                });
        caller.join();

        answer(takeRequest(), BrokerJson.write(ACCEPTED));

        assertThat(link.isUp()).isTrue();
    }

    private GetResponse takeRequest() {
        Callable<GetResponse> get = () -> channel.basicGet(BrokerNames.FACTS, true);
        return await().atMost(LONG).until(get, got -> got != null);
    }

    private void answer(GetResponse request, byte[] body) throws Exception {
        BasicProperties properties =
                new BasicProperties.Builder()
                        .correlationId(request.getProps().getCorrelationId())
                        .build();
        channel.basicPublish("", request.getProps().getReplyTo(), properties, body);
    }
}
