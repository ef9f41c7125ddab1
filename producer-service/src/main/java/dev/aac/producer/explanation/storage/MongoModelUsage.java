package dev.aac.producer.explanation.storage;

import dev.aac.producer.explanation.ModelUsage;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** {@link ModelUsage} in MongoDB: each change is one conditional update of one document. */
@Singleton
public class MongoModelUsage implements ModelUsage {

    private static final String MONTH = "month";
    private static final String MICROS = "micros";
    private static final String OPEN = "open";
    private static final String ASKED = "asked";

    private final TenantCollection<ModelUsageDocument> usage;

    public MongoModelUsage(ModelUsageDocuments documents) {
        this.usage = TenantCollection.of(documents);
    }

    @Override
    public boolean take(OrganizationScope scope, YearMonth month, String run) {
        begin(scope, month);
        Document last = new Document("$each", List.of(run)).append("$slice", -ASKED_MAX);
        return usage.in(scope)
                .updateFirst(
                        of(month).append(ASKED, new Document("$ne", run)),
                        new Document("$push", new Document(ASKED, last)));
    }

    @Override
    public boolean reserve(OrganizationScope scope, YearMonth month, String call, Amount amount) {
        long left = amount.budgetMicros() - amount.micros();
        if (left < 0) {
            return false;
        }
        begin(scope, month);
        Document hasRoom =
                of(month)
                        .append(MICROS, new Document("$lte", left))
                        .append(OPEN + "." + (OPEN_MAX - 1), new Document("$exists", false));
        Document reserved =
                new Document("$inc", new Document(MICROS, amount.micros()))
                        .append("$push", new Document(OPEN, call));
        return usage.in(scope).updateFirst(hasRoom, reserved);
    }

    @Override
    public void settle(
            OrganizationScope scope, YearMonth month, String call, Settlement settlement) {
        Document counts =
                new Document(MICROS, settlement.cost() - settlement.reserved())
                        .append("calls", 1L)
                        .append("inputTokens", settlement.inputTokens())
                        .append("outputTokens", settlement.outputTokens());
        usage.in(scope)
                .updateFirst(
                        of(month).append(OPEN, call),
                        new Document("$inc", counts).append("$pull", new Document(OPEN, call)));
    }

    @Override
    public Used used(OrganizationScope scope, YearMonth month) {
        return found(scope, month)
                .map(
                        known ->
                                new Used(
                                        known.micros(),
                                        known.calls(),
                                        known.inputTokens(),
                                        known.outputTokens()))
                .orElse(new Used(0, 0, 0, 0));
    }

    private Optional<ModelUsageDocument> found(OrganizationScope scope, YearMonth month) {
        return usage.in(scope).findFirst(of(month));
    }

    /** Makes the month's document unless it is there, or somebody else does. */
    private void begin(OrganizationScope scope, YearMonth month) {
        if (found(scope, month).isPresent()) {
            return;
        }
        ObjectId organization = new ObjectId(scope.organizationId().value());
        try {
            usage.in(scope)
                    .insert(
                            new ModelUsageDocument(
                                    new ObjectId(),
                                    organization,
                                    month.toString(),
                                    0,
                                    0,
                                    0,
                                    0,
                                    List.of(),
                                    List.of()));
        } catch (DuplicateKey duplicate) {
            if (!duplicate.isOn(StoreIndex.MODEL_USAGE_MONTH)) {
                throw duplicate;
            }
        }
    }

    private static Document of(YearMonth month) {
        return new Document(MONTH, month.toString());
    }
}
