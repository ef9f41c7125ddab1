package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.embedded.broker.BrokerSettings;
import dev.aac.embedded.broker.EmbeddedBroker;
import dev.aac.producer.execution.Execution;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** On the broker of the one-command start, which also dies and comes back here. */
class IngestOverEmbeddedBrokerTest extends IngestOverBrokerContract {

    private static final BrokerSettings FIRST = BrokerSettings.generated();
    private static EmbeddedBroker broker = EmbeddedBroker.inMemory(FIRST);

    IngestOverEmbeddedBrokerTest() throws Exception {}

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @Override
    String url() {
        return broker.uri();
    }

    @Test
    void brokerThatDiesAndComesBackEmptyLosesNothing() {
        Execution sent = world.sent(ACME, "t1", 0);
        FactOrigin origin = claimed(sent);
        broker.close();
        await().atMost(SOON).until(() -> !link.isConnected() && !bulk.isConnected());

        CompletableFuture<FactAnswer> answer =
                CompletableFuture.supplyAsync(
                        () -> {
                            worker.started(origin);
                            worker.logs(origin, 1, 10);
                            return worker.exited(origin, 0);
                        });
        broker = EmbeddedBroker.inMemory(FIRST.withPort(broker.port()));

        assertThat(answer).succeedsWithin(SOON).isEqualTo(ACCEPTED);
        assertThat(world.now(sent).status()).isEqualTo(ExecutionStatus.PASSED);
        assertThat(stored(sent)).hasSize(10);
    }
}
