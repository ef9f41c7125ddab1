package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.platform.limits.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of a project that people change.
 *
 * @param name clean, as of {@link DisplayText}
 * @param image of executions that name none; so with command and folder
 * @param variables of the containers; values may be confidential and are never logged
 */
public record ProjectSettings(
        String name,
        ProjectSlug slug,
        @Nullable ImageReference image,
        @Nullable String command,
        @Nullable String folder,
        TargetUrls targetUrls,
        Map<String, String> variables) {

    public ProjectSettings {
        requireNonNull(name, "name is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(targetUrls, "targetUrls is null");
        variables = Map.copyOf(variables);
    }

    /** The same under another name in addresses. */
    public ProjectSettings withSlug(ProjectSlug other) {
        return new ProjectSettings(name, other, image, command, folder, targetUrls, variables);
    }

    /**
     * The same with some variables changed.
     *
     * @param changes values by name; a variable whose value is null goes
     */
    public ProjectSettings withVariables(Map<String, @Nullable String> changes) {
        Map<String, String> changed = new TreeMap<>(variables);
        changes.forEach(
                (variable, value) -> {
                    if (value == null) {
                        changed.remove(variable);
                    } else {
                        changed.put(variable, value);
                    }
                });
        return new ProjectSettings(name, slug, image, command, folder, targetUrls, changed);
    }

    /** What differs, by the names of the API. */
    List<String> differences(ProjectSettings other) {
        List<String> different = new ArrayList<>();
        note(different, "name", name, other.name);
        note(different, "slug", slug, other.slug);
        note(different, "image", image, other.image);
        note(different, "command", command, other.command);
        note(different, "folder", folder, other.folder);
        note(different, "targetUrls", targetUrls, other.targetUrls);
        note(different, "variables", variables, other.variables);
        return different;
    }

    private static void note(
            List<String> different, String field, @Nullable Object one, @Nullable Object another) {
        if (!Objects.equals(one, another)) {
            different.add(field);
        }
    }

    /** Commands and variables are not for logs. */
    @Override
    public String toString() {
        return "ProjectSettings[" + slug + "]";
    }
}
