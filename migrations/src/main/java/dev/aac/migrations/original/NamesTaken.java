package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.migrations.run.Database;
import dev.aac.schema.StoreCollection;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Which names somebody has already: an original that was seen earlier, or an execution of the
 * organization that gets them. A name is remembered as 64 bits of its hash, and no more than {@link
 * #SEEN_MAX} are, which take about 30 MB.
 */
final class NamesTaken {

    static final int SEEN_MAX = 500_000;

    private final Database database;
    private final Optional<ObjectId> organization;
    private final int seenMax;
    private final Set<Long> seen = new HashSet<>();
    private boolean overflowed;

    NamesTaken(Database database, Optional<ObjectId> organization, int seenMax) {
        this.database = database;
        this.organization = organization;
        this.seenMax = seenMax;
    }

    /** Those of the names that executions of the organization have. */
    Set<String> inOrganization(List<String> names) {
        Set<String> held = new HashSet<>();
        organization.ifPresent(
                id ->
                        database.documents(StoreCollection.EXECUTIONS)
                                .find(
                                        new Document("organizationId", id)
                                                .append("taskId", new Document("$in", names)))
                                .projection(new Document("taskId", 1))
                                .forEach(each -> held.add(each.getString("taskId"))));
        return held;
    }

    /** Whether it was seen before; remembers it. */
    boolean seen(String name) {
        if (seen.size() < seenMax) {
            return !seen.add(hash(name));
        }
        boolean isSeen = seen.contains(hash(name));
        overflowed |= !isSeen;
        return isSeen;
    }

    /** Whether some names were not remembered: more are taken than was said. */
    boolean overflowed() {
        return overflowed;
    }

    private static long hash(String name) {
        MessageDigest digest = Fingerprints.digest();
        return ByteBuffer.wrap(digest.digest(name.getBytes(UTF_8))).getLong();
    }
}
