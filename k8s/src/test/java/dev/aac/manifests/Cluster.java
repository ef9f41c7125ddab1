package dev.aac.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Objects that are applied together.
 *
 * @param elsewhere names of Secrets and ConfigMaps that somebody else makes
 */
record Cluster(List<ObjectNode> objects, Set<String> elsewhere) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

    Cluster {
        objects = List.copyOf(objects);
        elsewhere = Set.copyOf(elsewhere);
    }

    Stream<ObjectNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Stream<ObjectNode> workloads() {
        return objects.stream().filter(object -> WORKLOADS.contains(object.path("kind").asText()));
    }

    Optional<ObjectNode> named(String kind, String name) {
        return kind(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    boolean hasSettings(String kind, String name) {
        return elsewhere.contains(name) || named(kind, name).isPresent();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Whether a selector's labels are among those of a workload's pods. */
    static boolean selects(JsonNode labels, JsonNode workload) {
        JsonNode pods = workload.at("/spec/template/metadata/labels");
        return !labels.isEmpty()
                && labels.properties().stream()
                        .allMatch(label -> label.getValue().equals(pods.path(label.getKey())));
    }

    /** Names of the ports of a workload's containers. */
    static Set<String> ports(JsonNode workload) {
        return each(workload.at("/spec/template/spec/containers"))
                .flatMap(container -> each(container.path("ports")))
                .map(port -> port.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** What the pods of a workload are told by others, as kind and name. */
    static Stream<Map.Entry<String, String>> settingsOf(JsonNode workload) {
        JsonNode pod = workload.at("/spec/template/spec");
        Stream<Map.Entry<String, String>> variables =
                each(pod.path("containers"))
                        .flatMap(container -> each(container.path("envFrom")))
                        .map(
                                from ->
                                        from.has("secretRef")
                                                ? secret(from.at("/secretRef/name"))
                                                : Map.entry(
                                                        "ConfigMap",
                                                        from.at("/configMapRef/name").asText()));
        Stream<Map.Entry<String, String>> single =
                each(pod.path("containers"))
                        .flatMap(container -> each(container.path("env")))
                        .map(variable -> variable.at("/valueFrom/secretKeyRef/name"))
                        .filter(JsonNode::isTextual)
                        .map(Cluster::secret);
        Stream<Map.Entry<String, String>> files =
                each(pod.path("volumes"))
                        .filter(volume -> volume.has("secret") || volume.has("configMap"))
                        .map(
                                volume ->
                                        volume.has("secret")
                                                ? secret(volume.at("/secret/secretName"))
                                                : Map.entry(
                                                        "ConfigMap",
                                                        volume.at("/configMap/name").asText()));
        return Stream.of(variables, single, files).flatMap(Function.identity());
    }

    private static Map.Entry<String, String> secret(JsonNode name) {
        return Map.entry("Secret", name.asText());
    }
}
