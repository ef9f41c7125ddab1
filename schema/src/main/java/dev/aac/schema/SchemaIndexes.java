package dev.aac.schema;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;

/** The declared indexes as the driver makes them: for the producer, the migrations and tests. */
public final class SchemaIndexes {

    private SchemaIndexes() {}

    public static List<IndexModel> of(StoreCollection kind) {
        return Arrays.stream(StoreIndex.values())
                .filter(index -> index.collection() == kind)
                .map(SchemaIndexes::model)
                .toList();
    }

    /** Empty when it has none besides the one on {@code _id}. */
    public static List<IndexModel> of(InstallationKind kind) {
        return kind.indexed().map(field -> new IndexModel(new Document(field, 1))).stream()
                .toList();
    }

    private static IndexModel model(StoreIndex index) {
        Document keys = new Document();
        index.fields().forEach(field -> keys.append(field, 1));
        return new IndexModel(
                keys,
                new IndexOptions()
                        .name(index.indexName())
                        .unique(index.isUnique())
                        .sparse(index.isSparse()));
    }
}
