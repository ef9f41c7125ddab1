package dev.aac.producer.platform.tenancy;

import dev.aac.schema.InstallationKind;
import dev.aac.schema.StoreCollection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Which commands to the store keep within one organization. What is not known is refused. */
final class CommandRules {

    /** These neither read nor write documents, or go on with a command that was checked. */
    private static final Set<String> WITHOUT_DOCUMENTS =
            Set.of(
                    "hello",
                    "isMaster",
                    "ismaster",
                    "ping",
                    "buildInfo",
                    "createIndexes",
                    "listIndexes",
                    "getMore",
                    "killCursors",
                    "endSessions");

    private CommandRules() {}

    static Optional<String> objection(String name, BsonDocument command) {
        if (WITHOUT_DOCUMENTS.contains(name)) {
            return Optional.empty();
        }
        if (!command.containsKey(name) || !command.get(name).isString()) {
            return Optional.of(name + " is not a command the guard knows");
        }
        String collection = command.getString(name).getValue();
        return isOfNoTenant(collection)
                        || isListedExemption(command)
                        || isBound(name, command, tenantField(collection))
                        || isOwnerLookup(name, command, tenantField(collection))
                ? Optional.empty()
                : Optional.of(name + " to " + collection + " without an organization");
    }

    private static String tenantField(String collection) {
        return StoreCollection.named(collection).tenantField();
    }

    private static boolean isOfNoTenant(String collection) {
        return Stream.of(InstallationKind.values())
                .anyMatch(kind -> kind.collectionName().equals(collection));
    }

    private static boolean isListedExemption(BsonDocument command) {
        return command.containsKey("comment")
                && command.get("comment").isString()
                && Stream.of(MaintenanceScope.COMMENT_PREFIX, CredentialLookup.COMMENT_PREFIX)
                        .anyMatch(command.getString("comment").getValue()::startsWith);
    }

    /** By an id alone, and for nothing but whose it is. */
    private static boolean isOwnerLookup(String name, BsonDocument command, String tenantField) {
        if (!name.equals("find")
                || !command.isString("comment")
                || !command.getString("comment")
                        .getValue()
                        .startsWith(OwnerLookup.COMMENT_PREFIX)) {
            return false;
        }
        BsonDocument filter = command.getDocument("filter", new BsonDocument());
        BsonDocument projection = command.getDocument("projection", new BsonDocument());
        return filter.keySet().equals(Set.of(OwnerLookup.ID))
                && filter.isObjectId(OwnerLookup.ID)
                && projection.keySet().equals(Set.of(OwnerLookup.ID, tenantField))
                && projection.getNumber(tenantField).intValue() == 1;
    }

    private static boolean isBound(String name, BsonDocument command, String tenantField) {
        return switch (name) {
            case "find" -> names(command.getDocument("filter", new BsonDocument()), tenantField);
            case "count", "distinct", "findAndModify" ->
                    names(command.getDocument("query", new BsonDocument()), tenantField);
            case "insert" -> eachNames(command.getArray("documents"), tenantField);
            case "update" -> eachFilterNames(command.getArray("updates"), tenantField);
            case "delete" -> eachFilterNames(command.getArray("deletes"), tenantField);
            case "aggregate" -> firstStageNames(command.getArray("pipeline"), tenantField);
            default -> false;
        };
    }

    /** Equality with one id, at the top level: an operator could mean more than one. */
    private static boolean names(BsonDocument document, String tenantField) {
        return document.containsKey(tenantField) && document.get(tenantField).isObjectId();
    }

    private static boolean eachNames(List<BsonValue> documents, String tenantField) {
        return documents.stream().allMatch(document -> names(document.asDocument(), tenantField));
    }

    private static boolean eachFilterNames(List<BsonValue> statements, String tenantField) {
        return statements.stream()
                .allMatch(statement -> names(statement.asDocument().getDocument("q"), tenantField));
    }

    private static boolean firstStageNames(BsonArray pipeline, String tenantField) {
        return !pipeline.isEmpty()
                && names(
                        pipeline.get(0).asDocument().getDocument("$match", new BsonDocument()),
                        tenantField);
    }
}
