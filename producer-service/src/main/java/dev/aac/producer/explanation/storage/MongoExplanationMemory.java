package dev.aac.producer.explanation.storage;

import dev.aac.producer.explanation.ExplanationMemory;
import dev.aac.producer.explanation.RememberedExplanation;
import dev.aac.producer.explanation.RememberedExplanation.RememberedClaim;
import dev.aac.producer.explanation.storage.RememberedExplanationDocument.ClaimDocument;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** {@link ExplanationMemory} in MongoDB, a document a failure. */
@Singleton
public class MongoExplanationMemory implements ExplanationMemory {

    private static final String FAILURE = "failure";
    private static final String UNTIL = "until";

    private final TenantCollection<RememberedExplanationDocument> explanations;

    public MongoExplanationMemory(RememberedExplanationDocuments documents) {
        this.explanations = TenantCollection.of(documents);
    }

    @Override
    public Optional<RememberedExplanation> find(
            OrganizationScope scope, String failure, Instant now) {
        return explanations
                .in(scope)
                .findFirst(new Document(FAILURE, failure))
                .filter(found -> found.until().isAfter(now))
                .map(MongoExplanationMemory::explanation);
    }

    @Override
    public void keep(
            OrganizationScope scope,
            String failure,
            RememberedExplanation explanation,
            Instant until) {
        ScopedCollection<RememberedExplanationDocument> own = explanations.in(scope);
        try {
            if (own.upsert(
                    new Document(FAILURE, failure),
                    new Document("$set", fields(explanation, until)))) {
                forgetWhatIsTooMuch(own);
            }
        } catch (DuplicateKey duplicate) {
            // Somebody else kept one at the same moment; theirs is as good.
            if (!duplicate.isOn(StoreIndex.EXPLANATIONS_FAILURE)) {
                throw duplicate;
            }
        }
    }

    private static void forgetWhatIsTooMuch(ScopedCollection<RememberedExplanationDocument> own) {
        long more = own.count(new Document(), 2 * REMEMBERED_MAX) - REMEMBERED_MAX;
        if (more > 0) {
            own.find(new Document(), new Document(UNTIL, 1), (int) more)
                    .forEach(first -> own.deleteFirst(new Document(FAILURE, first.failure())));
        }
    }

    private static Document fields(RememberedExplanation explanation, Instant until) {
        return new Document(UNTIL, until)
                .append("category", explanation.category().name())
                .append("summary", explanation.summary())
                .append(
                        "claims",
                        explanation.claims().stream()
                                .map(
                                        claim ->
                                                new Document("text", claim.text())
                                                        .append("marks", claim.marks()))
                                .toList())
                .append("nextStep", explanation.nextStep())
                .append("confidence", explanation.confidence());
    }

    private static RememberedExplanation explanation(RememberedExplanationDocument stored) {
        return new RememberedExplanation(
                stored.category(),
                stored.summary(),
                stored.claims().stream().map(MongoExplanationMemory::claim).toList(),
                stored.nextStep(),
                stored.confidence());
    }

    private static RememberedClaim claim(ClaimDocument stored) {
        return new RememberedClaim(stored.text(), stored.marks());
    }
}
