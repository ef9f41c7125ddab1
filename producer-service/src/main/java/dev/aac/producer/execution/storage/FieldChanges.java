package dev.aac.producer.execution.storage;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Collects an update field by field: what is null is removed. Used by one thread. */
final class FieldChanges {

    private final Document set = new Document();
    private final Document unset = new Document();
    private final Document max = new Document();

    FieldChanges put(String field, @Nullable Object value) {
        if (value == null) {
            unset.append(field, "");
        } else {
            set.append(field, value);
        }
        return this;
    }

    /** Sets the field, unless it is greater already. */
    FieldChanges raise(String field, Object value) {
        max.append(field, value);
        return this;
    }

    /** The update, without empty operators: the store refuses those. */
    Document toUpdate() {
        Document update = new Document();
        appendIfAny(update, "$set", set);
        appendIfAny(update, "$unset", unset);
        appendIfAny(update, "$max", max);
        return update;
    }

    private static void appendIfAny(Document update, String operator, Document fields) {
        if (!fields.isEmpty()) {
            update.append(operator, fields);
        }
    }
}
