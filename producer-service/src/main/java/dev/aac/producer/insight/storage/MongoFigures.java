package dev.aac.producer.insight.storage;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.insight.Figures;
import dev.aac.producer.insight.ImageDay;
import dev.aac.producer.insight.ImageDay.Numbered;
import dev.aac.producer.insight.RunFigure;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Sweep;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.producer.platform.tenancy.TenantDocument;
import dev.aac.producer.platform.time.LastDays;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Figures in MongoDB: each step is one insert or one conditional update. */
@Singleton
public class MongoFigures implements Figures {

    /** How often a number that others take meanwhile is tried again. */
    private static final int TRIES_MAX = 50;

    private static final String IMAGE = "image";
    private static final String DAY = "day";
    private static final String NUMBER = "number";
    private static final String THROUGH = "through";
    private static final String LAST_ENDED_AT = "lastEndedAt";
    private static final String ID = "_id";
    private static final Document LAST_USED_FIRST = new Document(LAST_ENDED_AT, -1).append(ID, -1);
    private static final Document LAST_DAY_FIRST = new Document(DAY, -1).append(IMAGE, -1);

    private final TenantCollection<RunFigureDocument> figures;
    private final TenantCollection<ImageDayDocument> days;
    private final TenantCollection<ImageDocument> images;
    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("old figures");

    public MongoFigures(RunFigureDocuments figures, ImageDayDocuments days, ImageDocuments images) {
        this.figures = TenantCollection.of(figures);
        this.days = TenantCollection.of(days);
        this.images = TenantCollection.of(images);
    }

    @Override
    public void add(OrganizationScope scope, RunFigure figure) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            long number = lastNumber(scope, figure.image(), figure.day()) + 1;
            try {
                figures.in(scope)
                        .insert(FigureMapping.toDocument(organization(scope), figure, number));
                return;
            } catch (DuplicateKey duplicate) {
                if (duplicate.isOn(StoreIndex.RUN_FIGURES_RUN)) {
                    return;
                }
                if (!duplicate.isOn(StoreIndex.RUN_FIGURES_NUMBER)) {
                    throw duplicate;
                }
            }
        }
        throw new IllegalStateException("overtaken " + TRIES_MAX + " times on one day");
    }

    /**
     * Figures that are forgotten are in the day. They are looked at first: what is forgotten in
     * between shows in the day then.
     */
    private long lastNumber(OrganizationScope scope, ImageReference image, LocalDate day) {
        List<RunFigureDocument> last =
                figures.in(scope)
                        .find(of(image, day), new Document(NUMBER, -1), new Document(NUMBER, 1), 1);
        long kept = last.isEmpty() ? 0 : last.getFirst().number();
        return Math.max(kept, through(scope, image, day));
    }

    private long through(OrganizationScope scope, ImageReference image, LocalDate day) {
        return days.in(scope)
                .findFirst(of(image, day), new Document(THROUGH, 1))
                .map(ImageDayDocument::through)
                .orElse(0L);
    }

    @Override
    public List<Numbered> after(
            OrganizationScope scope, ImageReference image, LocalDate day, long number, int limit) {
        Document later = of(image, day).append(NUMBER, new Document("$gt", number));
        return figures.in(scope).find(later, new Document(NUMBER, 1), limit).stream()
                .map(FigureMapping::toDomain)
                .toList();
    }

    @Override
    public ImageDay day(OrganizationScope scope, ImageReference image, LocalDate day) {
        return days.in(scope)
                .findFirst(of(image, day))
                .map(FigureMapping::toDomain)
                .orElseGet(() -> ImageDay.empty(day));
    }

    @Override
    public boolean replace(
            OrganizationScope scope, ImageReference image, ImageDay before, ImageDay after) {
        if (before.through() == 0) {
            return begin(scope, image, after);
        }
        Document predecessor = of(image, before.day()).append(THROUGH, before.through());
        Document next =
                new Document(THROUGH, after.through())
                        .append("counts", FigureMapping.toDocument(after.counts()))
                        .append("passed", FigureMapping.toDocument(after.passed()))
                        .append("others", FigureMapping.toDocument(after.others()))
                        .append("queued", FigureMapping.toDocument(after.queued()));
        return days.in(scope).updateFirst(predecessor, new Document("$set", next));
    }

    private boolean begin(OrganizationScope scope, ImageReference image, ImageDay first) {
        try {
            days.in(scope).insert(FigureMapping.toDocument(organization(scope), image, first));
            return true;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.IMAGE_DAYS_IMAGE)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public List<ImageDay> days(
            OrganizationScope scope, ImageReference image, LocalDate from, LocalDate to) {
        Document between =
                new Document(IMAGE, image.value())
                        .append(
                                DAY,
                                new Document("$gte", from.toString())
                                        .append("$lte", to.toString()));
        return days.in(scope).find(between, new Document(DAY, 1), ANSWER_MAX).stream()
                .map(FigureMapping::toDomain)
                .toList();
    }

    @Override
    public List<DayOfOne> daysOfAll(
            OrganizationScope scope, LastDays asked, @Nullable DayOfOne after, int limit) {
        Document range = new Document("$gte", asked.from().toString());
        if (after == null) {
            Document all = new Document(DAY, range.append("$lte", asked.to().toString()));
            return daysOfAll(scope, all, limit);
        }
        String day = after.day().day().toString();
        Document sameDay =
                new Document(DAY, day).append(IMAGE, new Document("$lt", after.image().value()));
        List<DayOfOne> next = new ArrayList<>(daysOfAll(scope, sameDay, limit));
        if (next.size() < limit) {
            Document before = new Document(DAY, range.append("$lt", day));
            next.addAll(daysOfAll(scope, before, limit - next.size()));
        }
        return next;
    }

    private List<DayOfOne> daysOfAll(OrganizationScope scope, Document filter, int limit) {
        return days.in(scope).find(filter, LAST_DAY_FIRST, limit).stream()
                .map(
                        found ->
                                new DayOfOne(
                                        new ImageReference(found.image()),
                                        FigureMapping.toDomain(found)))
                .toList();
    }

    @Override
    public void used(OrganizationScope scope, ImageReference image, Instant endedAt) {
        Document that = new Document(IMAGE, image.value());
        Document later = new Document("$max", new Document(LAST_ENDED_AT, endedAt));
        try {
            boolean _ = images.in(scope).upsert(that, later);
        } catch (DuplicateKey duplicate) {
            if (!duplicate.isOn(StoreIndex.IMAGES_IMAGE)) {
                throw duplicate;
            }
            // Somebody has made it in this moment.
            boolean _ = images.in(scope).updateFirst(that, later);
        }
    }

    @Override
    public List<UsedImage> images(
            OrganizationScope scope, Instant since, @Nullable Place after, int limit) {
        if (limit < 1 || limit > PAGE_MAX + 1) {
            throw new IllegalArgumentException("limit is out of range");
        }
        Document range = new Document("$gte", since);
        Document filter = new Document(LAST_ENDED_AT, range);
        if (after != null) {
            Instant last = after.lastEndedAt();
            range.append("$lte", last);
            filter.append(
                    "$or",
                    List.of(
                            new Document(LAST_ENDED_AT, new Document("$lt", last)),
                            new Document(ID, new Document("$lt", new ObjectId(after.id())))));
        }
        return images.in(scope).find(filter, LAST_USED_FIRST, limit).stream()
                .map(
                        found ->
                                new UsedImage(
                                        new ImageReference(found.image()),
                                        new Place(found.lastEndedAt(), found.id().toHexString())))
                .toList();
    }

    @Override
    public List<DayOfImage> withFiguresBefore(LocalDate day, int limit) {
        return before(figures, day, limit);
    }

    @Override
    public void forgetFigures(DayOfImage old) {
        List<Numbered> first = after(old.scope(), old.image(), old.day(), 0, 1);
        if (!first.isEmpty()) {
            long portionEnd = first.getFirst().number() + ANSWER_MAX - 1;
            long last = Math.min(portionEnd, through(old.scope(), old.image(), old.day()));
            Document portion =
                    of(old.image(), old.day()).append(NUMBER, new Document("$lte", last));
            long _ = figures.in(old.scope()).deleteAll(portion);
        }
    }

    @Override
    public List<DayOfImage> daysBefore(LocalDate day, int limit) {
        return before(days, day, limit);
    }

    @Override
    public void forgetDay(DayOfImage old) {
        boolean _ = days.in(old.scope()).deleteFirst(of(old.image(), old.day()));
        Instant end = old.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean _ =
                images.in(old.scope())
                        .deleteFirst(
                                new Document(IMAGE, old.image().value())
                                        .append(LAST_ENDED_AT, new Document("$lt", end)));
    }

    private <D extends TenantDocument> List<DayOfImage> before(
            TenantCollection<D> collection, LocalDate day, int limit) {
        Document old = new Document(DAY, new Document("$lt", day.toString()));
        Sweep<D> sweep = new Sweep<>(collection, IMAGE, old, new Document(DAY, 1));
        return maintenance.keys(sweep, List.of(DAY), limit).stream()
                .map(
                        keys ->
                                new DayOfImage(
                                        keys.first().reenter(),
                                        new ImageReference(keys.first().key()),
                                        LocalDate.parse(
                                                requireNonNull(
                                                        keys.more().get(DAY),
                                                        "figures without a day"))))
                .toList();
    }

    private static Document of(ImageReference image, LocalDate day) {
        return new Document(IMAGE, image.value()).append(DAY, day.toString());
    }

    private static ObjectId organization(OrganizationScope scope) {
        return new ObjectId(scope.organizationId().value());
    }
}
