package dev.aac.producer.project.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.platform.tenancy.TenantDocument;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.ProjectSettings;
import dev.aac.producer.project.ProjectSlug;
import dev.aac.producer.project.TargetUrls;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A project as stored.
 *
 * @param place from 1 on; unique in its organization
 * @param variables absent where a list left them out
 */
@MongoEntity(collection = "projects")
public record ProjectDocument(
        @BsonId ObjectId id,
        ObjectId organizationId,
        int place,
        String name,
        String slug,
        @Nullable String image,
        @Nullable String command,
        @Nullable String folder,
        @Nullable TargetUrlsDocument targetUrls,
        @Nullable Map<String, String> variables,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements TenantDocument {

    /** See {@link TargetUrls}. */
    public record TargetUrlsDocument(
            @Nullable String development, @Nullable String staging, @Nullable String production) {

        static TargetUrlsDocument of(TargetUrls urls) {
            return new TargetUrlsDocument(urls.development(), urls.staging(), urls.production());
        }

        private TargetUrls toTargetUrls() {
            return new TargetUrls(development, staging, production);
        }
    }

    static ProjectDocument of(Project project, int place) {
        ProjectSettings settings = project.settings();
        ImageReference image = settings.image();
        return new ProjectDocument(
                new ObjectId(project.id().value()),
                new ObjectId(project.organizationId().value()),
                place,
                settings.name(),
                settings.slug().value(),
                image == null ? null : image.value(),
                settings.command(),
                settings.folder(),
                TargetUrlsDocument.of(settings.targetUrls()),
                settings.variables(),
                project.createdAt(),
                project.updatedAt(),
                project.version());
    }

    Project toProject() {
        return new Project(
                new ProjectId(id.toHexString()),
                new OrganizationId(organizationId.toHexString()),
                new ProjectSettings(
                        name,
                        new ProjectSlug(slug),
                        image == null ? null : new ImageReference(image),
                        command,
                        folder,
                        targetUrls == null ? TargetUrls.NONE : targetUrls.toTargetUrls(),
                        variables == null ? Map.of() : variables),
                createdAt,
                updatedAt,
                version);
    }

    /** Commands and variables are not for logs. */
    @Override
    public String toString() {
        return "ProjectDocument[" + id + "]";
    }
}
