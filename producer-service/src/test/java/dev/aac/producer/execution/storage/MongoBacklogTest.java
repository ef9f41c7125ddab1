package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.BacklogContract;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.schema.StoreCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MongoBacklogTest extends BacklogContract {

    private static final StoredCollections STORE = new StoredCollections();

    private final ExecutionDocuments documents = STORE.empty().executions();
    private final Executions executions = new MongoExecutions(documents);
    private final Backlog backlog = new MongoBacklog(documents);

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @Override
    protected Executions executions() {
        return executions;
    }

    @Override
    protected Backlog backlog() {
        return backlog;
    }

    /** Whoever mends the document by hand learns what it lacks. */
    @Test
    void whatAPlaceLacksIsSaid() {
        OrganizationScope acme = OrganizationScope.ofVerifiedToken(ExecutionSamples.ACME);
        Execution accepted = ExecutionSamples.accepted();
        executions.insert(acme, accepted);
        Execution sent =
                ExecutionRichSamples.moved(accepted, new RunEvent.Sent(ExecutionSamples.SLOT));
        assertThat(executions.replace(acme, sent)).isEqualTo(Executions.Written.SAVED);
        STORE.raw(StoreCollection.EXECUTIONS)
                .updateOne(
                        new Document(), new Document("$unset", new Document("dispatch.state", "")));

        assertThatThrownBy(backlog::takenPlaces).hasMessage("a place without dispatch.state");
    }
}
