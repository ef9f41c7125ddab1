package dev.aac.migrations.run;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.mongodb.client.model.IndexModel;
import dev.aac.schema.InstallationKind;
import dev.aac.schema.SchemaIndexes;
import dev.aac.schema.StoreCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * The indexes of the schema's collections. Besides the declared ones there may be any that only
 * help to find: one that refuses documents, or deletes them, changes what the product does, and an
 * older service may have left such.
 */
public final class Indexes {

    private static final String UNIQUE = "unique";
    private static final String SPARSE = "sparse";
    private static final String EXPIRY = "expireAfterSeconds";

    /** With one of them it holds for some documents only, or not to the letter. */
    private static final Set<String> CONDITIONS =
            Set.of(EXPIRY, "partialFilterExpression", "collation");

    private static final Set<String> ID = Set.of("_id");

    private final Database database;

    public Indexes(Database database) {
        this.database = database;
    }

    /**
     * One that should not be there.
     *
     * @param why in words
     */
    record Stray(String collection, String name, String why) {

        @Override
        public String toString() {
            return "%s.%s (%s)".formatted(collection, name, why);
        }
    }

    /** Makes every declared index; those that are there cost nothing. */
    public void make() {
        declared()
                .forEach(
                        (collection, models) -> {
                            if (!models.isEmpty()) {
                                Database.patient(database.documents(collection))
                                        .createIndexes(models);
                            }
                        });
    }

    void dropStrays(Consumer<String> say) {
        for (Stray stray : strays()) {
            Database.patient(database.documents(stray.collection())).dropIndex(stray.name());
            say.accept("dropped the index " + stray);
        }
    }

    List<Stray> strays() {
        List<Stray> strays = new ArrayList<>();
        declared()
                .forEach(
                        (collection, models) ->
                                found(collection)
                                        .forEach(
                                                each ->
                                                        objection(each, models)
                                                                .map(
                                                                        why ->
                                                                                new Stray(
                                                                                        collection,
                                                                                        name(each),
                                                                                        why))
                                                                .ifPresent(strays::add)));
        return strays;
    }

    /** The declared ones that are not there as they are declared, by collection and name. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        declared()
                .forEach(
                        (collection, models) -> {
                            List<Document> found = found(collection);
                            models.stream()
                                    .filter(
                                            model ->
                                                    found.stream()
                                                            .noneMatch(each -> isAs(model, each)))
                                    .map(model -> collection + "." + name(model))
                                    .forEach(missing::add);
                        });
        return missing;
    }

    private static Map<String, List<IndexModel>> declared() {
        Map<String, List<IndexModel>> declared = new LinkedHashMap<>();
        for (StoreCollection kind : StoreCollection.values()) {
            declared.put(kind.collectionName(), SchemaIndexes.of(kind));
        }
        for (InstallationKind kind : InstallationKind.values()) {
            declared.put(kind.collectionName(), SchemaIndexes.of(kind));
        }
        return declared;
    }

    /** As the store describes them. */
    private List<Document> found(String collection) {
        return database.documents(collection).listIndexes().into(new ArrayList<>());
    }

    private static Optional<String> objection(Document found, List<IndexModel> models) {
        boolean isExpected =
                keys(found).keySet().equals(ID)
                        || models.stream().anyMatch(model -> isAs(model, found));
        if (isExpected) {
            return Optional.empty();
        }
        if (found.containsKey(EXPIRY)) {
            return Optional.of("deletes documents");
        }
        if (isSet(found, UNIQUE)) {
            return Optional.of(UNIQUE);
        }
        return models.stream().anyMatch(model -> standsFor(model, found))
                ? Optional.of("not as declared")
                : Optional.empty();
    }

    private static boolean isAs(IndexModel model, Document found) {
        return name(found).equals(name(model))
                && defaultName(keys(found)).equals(name(model))
                && isSet(found, UNIQUE) == model.getOptions().isUnique()
                && isSet(found, SPARSE) == model.getOptions().isSparse()
                && CONDITIONS.stream().noneMatch(found::containsKey);
    }

    /** Whether the declared one could not be made beside it. */
    private static boolean standsFor(IndexModel model, Document found) {
        return Stream.of(name(found), defaultName(keys(found))).anyMatch(name(model)::equals);
    }

    private static String name(IndexModel model) {
        return defaultName(model.getKeys().toBsonDocument());
    }

    private static String name(Document found) {
        return found.getString("name");
    }

    private static BsonDocument keys(Document found) {
        return requireNonNull(found.get("key", Document.class), "an index without keys")
                .toBsonDocument();
    }

    /** As the store makes it of the keys, whose directions may be any kind of number. */
    private static String defaultName(BsonDocument keys) {
        return keys.entrySet().stream()
                .map(
                        key ->
                                key.getKey()
                                        + "_"
                                        + (key.getValue().isNumber()
                                                ? key.getValue().asNumber().intValue()
                                                : key.getValue()))
                .collect(joining("_"));
    }

    /** Old stores kept what they were given, which may be a number. */
    private static boolean isSet(Document found, String option) {
        return switch (found.get(option)) {
            case Boolean set -> set;
            case Number number -> number.intValue() != 0;
            case null, default -> false;
        };
    }
}
