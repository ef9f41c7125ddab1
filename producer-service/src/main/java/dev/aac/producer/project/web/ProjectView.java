package dev.aac.producer.project.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectSettings;
import dev.aac.producer.project.TargetUrls;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project; its variables are on a route of their own. */
@Schema(name = "Project")
@JsonPropertyOrder({
    "id",
    "organizationId",
    "name",
    "slug",
    "image",
    "command",
    "folder",
    "targetUrls",
    "createdAt",
    "updatedAt"
})
public record ProjectView(
        String id,
        String organizationId,
        String name,
        String slug,
        @Nullable String image,
        @Nullable String command,
        @Nullable String folder,
        TargetUrls targetUrls,
        Instant createdAt,
        Instant updatedAt) {

    static ProjectView of(Project project) {
        ProjectSettings settings = project.settings();
        ImageReference image = settings.image();
        return new ProjectView(
                project.id().value(),
                project.organizationId().value(),
                settings.name(),
                settings.slug().value(),
                image == null ? null : image.value(),
                settings.command(),
                settings.folder(),
                settings.targetUrls(),
                project.createdAt(),
                project.updatedAt());
    }

    /** Commands are not for logs. */
    @Override
    public String toString() {
        return "ProjectView[" + id + "]";
    }
}
