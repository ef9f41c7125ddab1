package dev.aac.producer.project.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.tenancy.TenantDocument;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.ProjectSecret;
import dev.aac.producer.project.ProjectSecrets;
import dev.aac.producer.project.ProjectSettings;
import dev.aac.producer.project.ProjectSlug;
import dev.aac.producer.project.TargetUrls;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A project as stored.
 *
 * @param place from 1 on; unique in its organization
 * @param variables absent where a list left them out
 * @param secrets likewise, and where there are none
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
        @Nullable List<SecretDocument> secrets,
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

    /**
     * See {@link ProjectSecret}.
     *
     * @param userId who gave it its value; either this or the key
     */
    public record SecretDocument(
            String name,
            String keyId,
            String box,
            Instant setAt,
            @Nullable String userId,
            @Nullable String apiKeyId) {

        static @Nullable List<SecretDocument> listOf(ProjectSecrets secrets) {
            List<SecretDocument> documents = new ArrayList<>();
            secrets.byName().forEach((name, secret) -> documents.add(of(name, secret)));
            return documents.isEmpty() ? null : documents;
        }

        private static SecretDocument of(String name, ProjectSecret secret) {
            return new SecretDocument(
                    name,
                    secret.value().keyId(),
                    secret.value().box(),
                    secret.setAt(),
                    secret.setBy().userId(),
                    secret.setBy().apiKeyId());
        }

        private static ProjectSecrets toSecrets(@Nullable List<SecretDocument> documents) {
            SortedMap<String, ProjectSecret> secrets = new TreeMap<>();
            if (documents != null) {
                documents.forEach(each -> secrets.put(each.name(), each.toSecret()));
            }
            return new ProjectSecrets(secrets);
        }

        private ProjectSecret toSecret() {
            return new ProjectSecret(
                    new Sealed(keyId, box), setAt, new AuditActor(userId, apiKeyId));
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
                SecretDocument.listOf(project.secrets()),
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
                SecretDocument.toSecrets(secrets),
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
