package dev.aac.producer.platform.tenancy;

import dev.aac.schema.StoreCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Binds filters, updates and pipelines to one organization, or refuses them. */
final class ScopedFilters {

    /** Could read other fields than a filter shows, and other documents. */
    private static final Set<String> REFUSED_OPERATORS =
            Set.of("$where", "$expr", "$function", "$accumulator", "$jsonSchema");

    /** Would read or write outside the matched documents. */
    private static final Set<String> REFUSED_STAGES =
            Set.of("$lookup", "$graphLookup", "$unionWith", "$out", "$merge", "$geoNear");

    private final String tenantField;
    private final ObjectId organization;

    ScopedFilters(StoreCollection kind, OrganizationScope scope) {
        this.tenantField = kind.tenantField();
        this.organization = new ObjectId(scope.organizationId().value());
    }

    /**
     * The filter with the organization added beside its own fields: flat, so that indexes serve.
     */
    Document filter(Document filter) {
        refuse(filter, REFUSED_OPERATORS);
        Document scoped = new Document(tenantField, organization);
        scoped.putAll(filter);
        return scoped;
    }

    /** The update itself, once it is sure that it leaves the organization alone. */
    Document update(Document update) {
        refuse(update, REFUSED_OPERATORS);
        if (update.get("$rename") instanceof Map<?, ?> renamed
                && renamed.containsValue(tenantField)) {
            throw new IllegalArgumentException(tenantField + " is not allowed here");
        }
        return update;
    }

    /** The pipeline behind a match on the organization, and before a limit. */
    List<Document> pipeline(List<Document> stages, int limit) {
        List<Document> scoped = new ArrayList<>(stages.size() + 2);
        scoped.add(new Document("$match", new Document(tenantField, organization)));
        for (Document stage : stages) {
            refuseKeys(stage, REFUSED_STAGES);
            refuseKeys(stage, REFUSED_OPERATORS);
            scoped.add(stage);
        }
        scoped.add(new Document("$limit", limit));
        return mergedMatch(scoped);
    }

    /** One flat match instead of two: the embedded store looks for an index in the first only. */
    private List<Document> mergedMatch(List<Document> scoped) {
        if (scoped.get(1).get("$match") instanceof Document own && scoped.get(1).size() == 1) {
            scoped.remove(1);
            scoped.set(0, new Document("$match", filter(own)));
        }
        return scoped;
    }

    <D extends TenantDocument> D document(D document) {
        if (!organization.equals(document.organizationId())) {
            throw new IllegalArgumentException("the document belongs to another organization");
        }
        return document;
    }

    private void refuse(Object value, Set<String> operators) {
        refuseKeys(value, operators);
        refuseKeys(value, Set.of(tenantField));
    }

    private static void refuseKeys(Object value, Set<String> refused) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getKey() instanceof String key && refused.contains(key)) {
                    throw new IllegalArgumentException(key + " is not allowed here");
                }
                if (entry.getValue() != null) {
                    refuseKeys(entry.getValue(), refused);
                }
            }
        } else if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                if (item != null) {
                    refuseKeys(item, refused);
                }
            }
        }
    }
}
