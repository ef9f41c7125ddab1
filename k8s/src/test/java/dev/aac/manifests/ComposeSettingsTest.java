package dev.aac.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sets in .env what .env.example tells of gets it from docker-compose.yml, too. */
final class ComposeSettingsTest {

    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
    private static final Pattern TOLD = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]*)=");

    /** The dashboard comes from a container of its own, and metrics stay in the producer's. */
    private static final Set<String> NOT_UNDER_COMPOSE =
            Set.of("AAC_DASHBOARD_DIR", "AAC_MANAGEMENT_HOST", "AAC_MANAGEMENT_PORT");

    @ParameterizedTest
    @ValueSource(strings = {"producer", "worker"})
    void whatAServiceIsToldOfItGets(String service) throws IOException {
        assertThat(settings(service)).contains("LOG_LEVEL", "RABBITMQ_URL");
        assertThat(keptFrom(service, environment(service))).isSubsetOf(NOT_UNDER_COMPOSE);
    }

    @Test
    void aSettingThatIsNotPassedOnIsNoticed() throws IOException {
        ObjectNode environment = environment("producer");

        environment.remove("JWT_EXPIRY");

        assertThat(keptFrom("producer", environment)).contains("JWT_EXPIRY");
    }

    @Test
    void nothingIsNamedAsKeptBackThatIsNot() throws IOException {
        assertThat(keptFrom("producer", environment("producer")))
                .containsExactlyInAnyOrderElementsOf(NOT_UNDER_COMPOSE);
    }

    private static Set<String> keptFrom(String service, JsonNode environment) throws IOException {
        Set<String> kept = settings(service);
        kept.removeIf(environment::has);
        return kept;
    }

    /** What the service reads and .env.example tells of. */
    private static Set<String> settings(String service) throws IOException {
        Set<String> settings =
                names(
                        READ,
                        Sources.ROOT.resolve(
                                service + "-service/src/main/resources/application.properties"));
        settings.retainAll(names(TOLD, Sources.ROOT.resolve(".env.example")));
        return settings;
    }

    private static Set<String> names(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectNode environment(String service) throws IOException {
        JsonNode compose = Yaml.documents(Sources.ROOT.resolve("docker-compose.yml")).getFirst();
        return (ObjectNode) compose.at("/services/" + service + "/environment");
    }
}
