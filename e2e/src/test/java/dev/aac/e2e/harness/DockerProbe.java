package dev.aac.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.Json;
import java.time.Duration;
import java.util.List;

/** Looks at the container engine from outside the product. */
public final class DockerProbe {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private DockerProbe() {}

    /** Names of an organization's containers, in whatever state. */
    public static List<String> containersOf(String organizationId) {
        return containersLabelled("aac.organization=" + organizationId);
    }

    /** Names of all containers of an installation, in whatever state. */
    public static List<String> containersOfInstallation(String installation) {
        return containersLabelled("aac.installation=" + installation);
    }

    private static List<String> containersLabelled(String label) {
        return lines(
                "docker", "ps", "--all", "--filter", "label=" + label, "--format", "{{.Names}}");
    }

    /** Names of all networks on the engine. */
    public static List<String> networks() {
        return lines("docker", "network", "ls", "--format", "{{.Name}}");
    }

    /** Name of the network that a run's container is in. */
    public static String networkOf(String organizationId, String taskId) {
        return inspect("org_" + organizationId + "_" + taskId)
                .path("HostConfig")
                .path("NetworkMode")
                .asText();
    }

    /** Everything the engine knows of a container. */
    public static JsonNode inspect(String container) {
        return Json.read(String.join("\n", lines("docker", "inspect", container))).get(0);
    }

    /** Kills a container behind the product's back. */
    public static void kill(String container) {
        lines("docker", "kill", container);
    }

    /**
     * Runs a shell command in a container as the engine makes them, without the product.
     *
     * @return what it wrote
     */
    public static List<String> runPlain(String image, String command) {
        return lines("docker", "run", "--rm", image, "sh", "-c", command);
    }

    private static List<String> lines(String... words) {
        return Command.of(words)
                .run(ANSWER_LIMIT)
                .orThrow()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
