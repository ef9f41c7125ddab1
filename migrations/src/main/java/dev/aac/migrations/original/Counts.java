package dev.aac.migrations.original;

import org.bson.Document;

/**
 * What was converted.
 *
 * @param renamed those whose own name could not be kept
 * @param interrupted those that had not ended
 * @param withoutImage those whose image is no reference
 */
record Counts(long documents, long renamed, long interrupted, long withoutImage) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    private static final String CONVERTED = "converted";
    private static final String RENAMED = "renamed";
    private static final String INTERRUPTED = "interrupted";
    private static final String WITHOUT_IMAGE = "withoutImage";

    static Counts of(Original original, String name) {
        return new Counts(
                1,
                name.equals(original.text("taskId")) ? 0 : 1,
                Verdict.of(original.text("status")).isInterruption() ? 1 : 0,
                Conversion.hasImage(original) ? 0 : 1);
    }

    static Counts read(Document kept) {
        return new Counts(
                number(kept, CONVERTED),
                number(kept, RENAMED),
                number(kept, INTERRUPTED),
                number(kept, WITHOUT_IMAGE));
    }

    private static long number(Document kept, String field) {
        return kept.get(field) instanceof Number number ? number.longValue() : 0;
    }

    Document toDocument() {
        return new Document(CONVERTED, documents)
                .append(RENAMED, renamed)
                .append(INTERRUPTED, interrupted)
                .append(WITHOUT_IMAGE, withoutImage);
    }

    Counts plus(Counts other) {
        return new Counts(
                documents + other.documents,
                renamed + other.renamed,
                interrupted + other.interrupted,
                withoutImage + other.withoutImage);
    }

    @Override
    public String toString() {
        return "%d executions, %d of them renamed, %d interrupted, %d without a usable image"
                .formatted(documents, renamed, interrupted, withoutImage);
    }
}
