package dev.aac.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedStoreTest {

    @Test
    void documentWrittenByTheDriverIsReadBack() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.uri())) {
            var collection = client.getDatabase("aac").getCollection("things");
            collection.insertOne(new Document("_id", 1).append("name", "first"));

            assertThat(collection.find(new Document("_id", 1)).first())
                    .containsEntry("name", "first");
        }
    }
}
