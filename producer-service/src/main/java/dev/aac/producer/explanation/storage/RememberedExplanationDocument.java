package dev.aac.producer.explanation.storage;

import dev.aac.producer.analysis.Category;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/** What a model said about a failure that may come again, as it is stored. */
@MongoEntity(collection = "explanations")
public record RememberedExplanationDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        String failure,
        Instant until,
        Category category,
        String summary,
        List<ClaimDocument> claims,
        String nextStep,
        double confidence)
        implements TenantDocument {

    /** A claim, and marks of the lines that showed it. */
    public record ClaimDocument(String text, List<String> marks) {}
}
