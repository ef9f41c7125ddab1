package dev.aac.migrations.original;

import static java.util.Objects.requireNonNullElse;

import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.History;
import dev.aac.migrations.run.Indexes;
import dev.aac.migrations.run.Migration;
import dev.aac.migrations.run.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * 001: executions of one tenant become an organization's, and their output becomes log chunks. The
 * originals are moved aside first ({@link Keeping}), then the indexes are made, then the owner,
 * then the executions ({@link Converting}); at last each is compared with its original ({@link
 * Checking}). Without an original nothing is made but indexes.
 */
public final class SingleTenantMigration implements Migration {

    private static final String BEFORE = "before";
    private static final String SLUG = "organization";
    private static final String ORGANIZATION_ID = "organizationId";
    private static final String USER_ID = "userId";
    private static final String HASH = "hash";
    private static final String LINES = "lines";

    private final @Nullable String slug;
    private final AdminPassword password;

    /**
     * @param slug of the organization that gets the executions; null for the one it began with, or
     *     the default one
     * @param password of an admin that has to be made
     */
    public SingleTenantMigration(@Nullable String slug, AdminPassword password) {
        this.slug = slug;
        this.password = password;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String name() {
        return "executions of one tenant";
    }

    @Override
    public void up(Step step) {
        password.requireGood();
        Database database = step.database();
        String owning = chosenSlug(step.history());
        long before = before(step);
        new Keeping(database, step.lease()).all();
        new Indexes(database).make();
        long kept = new OriginalsBackup(database).count();
        step.say().accept("%d originals, kept in %s".formatted(kept, OriginalsBackup.COLLECTION));
        if (kept < before) {
            throw new RefusedException(
                    "%d executions were there before and only %d now: restore the backup"
                            .formatted(before, kept));
        }
        if (kept > 0) {
            Owner owner = owner(step, owning);
            new Converting(step, owner).all();
            check(step, owner, kept);
        }
    }

    /** Whoever goes on does so for the organization it was begun for. */
    private String chosenSlug(History history) {
        String begun = history.read().getString(SLUG);
        String chosen = requireNonNullElse(slug, requireNonNullElse(begun, Owners.DEFAULT_SLUG));
        if (begun == null) {
            Owners.requireSlug(chosen);
            history.keep(new Document(SLUG, chosen));
        } else if (!begun.equals(chosen)) {
            throw new RefusedException(
                    "It was begun for the organization %s: go on without --organization, or put the originals back first"
                            .formatted(begun));
        }
        return chosen;
    }

    /**
     * How many originals there were before the first write, at least. When some are there after its
     * end it begins anew: with a number of its own, for those kept may be gone by then.
     */
    private static long before(Step step) {
        Document history = step.history().read();
        boolean hasEnded = history.getString(HASH) != null;
        long came = step.database().countOriginals();
        if (history.get(BEFORE) instanceof Number before && !(hasEnded && came > 0)) {
            return before.longValue();
        }
        long kept = new OriginalsBackup(step.database()).count();
        if (hasEnded) {
            step.say()
                    .accept(
                            "%d originals came after its end: all are converted again, those that were deleted since, too"
                                    .formatted(came));
        }
        long before = Math.max(came, kept);
        step.history()
                .keep(
                        Counts.NONE
                                .toDocument()
                                .append(BEFORE, before)
                                .append(Converting.POSITION, null)
                                .append(HASH, null));
        return before;
    }

    private Owner owner(Step step, String owning) {
        step.lease().requireHeld();
        Owner owner = new Owners(step.database()).ensure(owning, password, step.say());
        step.history()
                .keep(
                        new Document(ORGANIZATION_ID, owner.organizationId())
                                .append(USER_ID, owner.userId()));
        return owner;
    }

    private static void check(Step step, Owner owner, long kept) {
        Checking.Result result =
                new Checking(step.database(), owner).all(step.lease()::requireHeld);
        result.faults().forEach(step.say());
        Counts counts = Counts.read(step.history().read());
        long left = step.database().countOriginals();
        if (left > 0) {
            throw new RefusedException(
                    "%d executions of the old form came meanwhile: stop what writes them, then run up again"
                            .formatted(left));
        }
        if (!result.faults().isEmpty()
                || result.documents() != kept
                || counts.documents() != kept) {
            throw new RefusedException(
                    "What came out is not what went in: the originals are in "
                            + OriginalsBackup.COLLECTION);
        }
        step.history().keep(new Document(HASH, result.hash()).append(LINES, result.lines()));
        step.say().accept("%s, %d lines of log, all compared".formatted(counts, result.lines()));
    }

    @Override
    public void forecast(Database database, Consumer<String> say) {
        String owning = requireNonNullElse(slug, Owners.DEFAULT_SLUG);
        Optional<ObjectId> organization = new Owners(database).organization(owning);
        if (organization.isEmpty()) {
            Owners.requireSlug(owning);
        }
        say.accept(
                "would give them to the organization %s, %s"
                        .formatted(
                                owning,
                                organization.isPresent() ? "which is there" : "made for them"));
        new DryRun(database, organization).all().forEach(say);
    }

    @Override
    public List<String> faults(Database database, Document history, Consumer<String> say) {
        long left = database.countOriginals();
        if (left > 0) {
            return List.of("%d executions of the old form are left: run up".formatted(left));
        }
        ObjectId organization = history.getObjectId(ORGANIZATION_ID);
        if (organization == null) {
            return List.of();
        }
        if (new OriginalsBackup(database).count() == 0) {
            say.accept("the originals are gone: there is nothing to compare with");
            return List.of();
        }
        Checking.Result result =
                new Checking(database, new Owner(organization, history.getString(USER_ID)))
                        .all(() -> {});
        say.accept(
                "%d executions compared with their originals, %d lines of log"
                        .formatted(result.documents(), result.lines()));
        if (!result.hash().equals(history.getString(HASH))) {
            return List.of(
                    "the originals in %s were changed".formatted(OriginalsBackup.COLLECTION));
        }
        return result.faults();
    }

    @Override
    public String progress(Document history) {
        return history.get(BEFORE) instanceof Number before
                ? "%s, of %d".formatted(Counts.read(history), before.longValue())
                : "just begun";
    }
}
