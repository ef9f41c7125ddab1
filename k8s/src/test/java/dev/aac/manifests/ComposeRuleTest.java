package dev.aac.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ComposeRuleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Changes: the one rule that each breaks, the service, where, and the value there. */
    private static final String PLANTED =
            """
            READ_ONLY worker /read_only null
            NO_CAPABILITY worker /cap_drop []
            NO_CAPABILITY worker /cap_add ["NET_ADMIN"]
            NO_CAPABILITY network-guard /cap_add ["SYS_ADMIN"]
            NO_NEW_PRIVILEGES worker /security_opt []
            NO_NEW_PRIVILEGES worker /privileged true
            NOT_ROOT worker /user "0:0"
            NOT_ROOT worker /user "root"
            NOT_ROOT mongodb /user null
            NOTHING_OF_THE_HOST worker /network_mode "host"
            NOTHING_OF_THE_HOST worker /pid "host"
            SOCKET_IN_THE_PROXY_ONLY worker /volumes ["/var/run/docker.sock:/a"]
            LIMITS producer /deploy null
            LIMITS producer /deploy/resources/limits/memory null
            PINNED_IMAGE mongodb /image "${MONGODB_IMAGE:-mongo:latest}"
            PINNED_IMAGE mongodb /image "${MONGODB_IMAGE}"
            PINNED_IMAGE mongodb /image "mongo"
            RESTARTED producer /restart null
            RESTARTED producer /restart "no"
            RESTARTED migrations /restart "unless-stopped"
            HEALTH_CHECK mongodb /healthcheck null
            WAITS_FOR_HEALTH producer /depends_on/mongodb/condition "service_started"
            MIGRATED_BEFORE producer /depends_on/migrations/condition "service_healthy"
            MIGRATED_BEFORE producer /depends_on/migrations null
            BOUNDED_LOG producer /logging null
            LOCAL_PORTS producer /ports ["3000:3000"]
            SECRETS_HAVE_NO_DEFAULT producer /environment/JWT_SECRET "${JWT_SECRET:-dev-secret}"
            SECRETS_HAVE_NO_DEFAULT rabbitmq /environment/RABBITMQ_DEFAULT_PASS "guest"
            SECRETS_HAVE_NO_DEFAULT worker /environment/RABBITMQ_URL "amqp://aac:aac@rabbitmq:5672"
            NO_WAY_FROM_WORKER_TO_STORE worker /networks ["broker", "engine", "store"]
            """;

    record Planted(ComposeRule broken, String service, String at, String value) {

        static Planted read(String line) {
            String[] words = line.split(" ", 4);
            return new Planted(ComposeRule.valueOf(words[0]), words[1], words[2], words[3]);
        }
    }

    static List<Planted> planted() {
        return PLANTED.lines().map(Planted::read).toList();
    }

    private static ObjectNode compose() throws IOException {
        return Yaml.documents(Sources.ROOT.resolve("docker-compose.yml")).getFirst();
    }

    static Set<Map.Entry<String, JsonNode>> services() throws IOException {
        return compose().path("services").properties();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceKeepsThem(Map.Entry<String, JsonNode> service) {
        assertThat(ComposeRule.brokenBy(service.getKey(), service.getValue())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void whatBreaksOneIsNoticed(Planted planted) throws IOException {
        JsonNode service = compose().path("services").path(planted.service());

        Trees.set(service, planted.at(), JSON.readTree(planted.value()));

        assertThat(ComposeRule.brokenBy(planted.service(), service))
                .containsExactly(planted.broken() + " by " + planted.service());
    }

    @Test
    void eachRuleHasAServiceThatBreaksIt() {
        assertThat(planted().stream().map(Planted::broken).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ComposeRule.class));
    }

    @Test
    void storeBrokerAndEngineAreOutOfReachFromOutside() throws IOException {
        for (String network : List.of("store", "broker", "engine")) {
            assertThat(compose().at("/networks/" + network + "/internal").asBoolean())
                    .as(network)
                    .isTrue();
        }
    }
}
