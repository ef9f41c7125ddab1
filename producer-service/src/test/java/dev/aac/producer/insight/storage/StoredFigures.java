package dev.aac.producer.insight.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;

/** The adapter on a database of a test's own. */
public final class StoredFigures {

    private StoredFigures() {}

    public static MongoFigures on(GuardedStore store) {
        MongoCollection<RunFigureDocument> figures =
                store.collection(StoreCollection.RUN_FIGURES, RunFigureDocument.class);
        MongoCollection<ImageDayDocument> days =
                store.collection(StoreCollection.IMAGE_DAYS, ImageDayDocument.class);
        MongoCollection<ImageDocument> images =
                store.collection(StoreCollection.IMAGES, ImageDocument.class);
        return new MongoFigures(
                new RunFigureDocuments() {
                    @Override
                    public MongoCollection<RunFigureDocument> mongoCollection() {
                        return figures;
                    }
                },
                new ImageDayDocuments() {
                    @Override
                    public MongoCollection<ImageDayDocument> mongoCollection() {
                        return days;
                    }
                },
                new ImageDocuments() {
                    @Override
                    public MongoCollection<ImageDocument> mongoCollection() {
                        return images;
                    }
                });
    }
}
