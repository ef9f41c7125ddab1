package dev.aac.producer.project.storage;

import dev.aac.producer.project.Project;
import dev.aac.producer.project.ProjectSecrets;
import dev.aac.producer.project.ProjectSettings;
import dev.aac.producer.project.TargetUrls;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What makes a stored project its next version: all but the place, which nobody changes so. */
final class ProjectUpdate {

    private ProjectUpdate() {}

    static Document to(Project next) {
        ProjectSettings settings = next.settings();
        Document set =
                new Document("name", settings.name())
                        .append("slug", settings.slug().value())
                        .append("targetUrls", urls(settings))
                        .append("variables", new Document(settings.variables()))
                        .append("updatedAt", next.updatedAt())
                        .append("version", next.version());
        Document unset = new Document();
        putOrUnset(set, unset, "image", settings.image());
        putOrUnset(set, unset, "command", settings.command());
        putOrUnset(set, unset, "folder", settings.folder());
        if (next.secrets().names().isEmpty()) {
            unset.append("secrets", "");
        } else {
            set.append("secrets", secrets(next.secrets()));
        }
        Document update = new Document("$set", set);
        // The store refuses an empty operator.
        return unset.isEmpty() ? update : update.append("$unset", unset);
    }

    private static List<Document> secrets(ProjectSecrets secrets) {
        List<Document> documents = new ArrayList<>();
        secrets.byName()
                .forEach(
                        (name, secret) -> {
                            Document document =
                                    new Document("name", name)
                                            .append("keyId", secret.value().keyId())
                                            .append("box", secret.value().box())
                                            .append("setAt", secret.setAt());
                            putIfPresent(document, "userId", secret.setBy().userId());
                            putIfPresent(document, "apiKeyId", secret.setBy().apiKeyId());
                            documents.add(document);
                        });
        return documents;
    }

    private static Document urls(ProjectSettings settings) {
        TargetUrls urls = settings.targetUrls();
        Document present = new Document();
        putIfPresent(present, "development", urls.development());
        putIfPresent(present, "staging", urls.staging());
        putIfPresent(present, "production", urls.production());
        return present;
    }

    private static void putOrUnset(
            Document set, Document unset, String field, @Nullable Object value) {
        putIfPresent(set, field, value);
        if (value == null) {
            unset.append(field, "");
        }
    }

    private static void putIfPresent(Document set, String field, @Nullable Object value) {
        if (value != null) {
            set.append(field, value.toString());
        }
    }
}
