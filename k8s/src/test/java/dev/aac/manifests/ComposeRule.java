package dev.aac.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every service of docker-compose.yml has to keep. */
enum ComposeRule {
    READ_ONLY((_, service) -> service.path("read_only").asBoolean()),
    NO_CAPABILITY(
            (name, service) ->
                    texts(service.path("cap_drop")).equals(Set.of("ALL"))
                            && (service.path("cap_add").isEmpty()
                                    || (name.equals(ComposeRule.GUARD)
                                            && texts(service.path("cap_add"))
                                                    .equals(Set.of("NET_ADMIN", "NET_RAW"))))),
    NO_NEW_PRIVILEGES(
            (_, service) ->
                    texts(service.path("security_opt")).contains("no-new-privileges:true")
                            && !service.path("privileged").asBoolean()),
    /** Images of ours say so themselves. */
    NOT_ROOT(
            (name, service) -> {
                String user = service.path("user").asText();
                return name.equals(ComposeRule.GUARD)
                        || (user.isEmpty()
                                ? service.has("build")
                                : !user.matches("(0|root)(:.*)?"));
            }),
    NOTHING_OF_THE_HOST(
            (name, service) ->
                    (name.equals(ComposeRule.GUARD) || !service.has("network_mode"))
                            && !service.has("pid")
                            && !service.has("ipc")
                            && !service.has("devices")),
    SOCKET_IN_THE_PROXY_ONLY(
            (name, service) ->
                    name.equals("socket-proxy")
                            || !service.path("volumes").toString().contains(".sock")),
    LIMITS(
            (_, service) -> {
                JsonNode limits = service.at("/deploy/resources/limits");
                return limits.has("cpus") && limits.has("memory") && limits.has("pids");
            }),
    PINNED_IMAGE((_, service) -> isPinned(service.path("image").asText())),
    RESTARTED(
            (name, service) ->
                    service.path("restart")
                            .asText()
                            .equals(name.equals(ComposeRule.MIGRATIONS) ? "no" : "unless-stopped")),
    /** Of ours, the images have one. */
    HEALTH_CHECK((_, service) -> service.has("healthcheck") || service.has("build")),
    WAITS_FOR_HEALTH(
            (_, service) ->
                    Cluster.each(service.path("depends_on"))
                            .allMatch(
                                    on ->
                                            on.path("condition")
                                                    .asText()
                                                    .matches(
                                                            "service_(healthy|completed_successfully)"))),
    /** The producer starts on no other form of the store than its own. */
    MIGRATED_BEFORE(
            (name, service) ->
                    !name.equals("producer")
                            || service.at("/depends_on/migrations/condition")
                                    .asText()
                                    .equals("service_completed_successfully")),
    BOUNDED_LOG((_, service) -> service.at("/logging/options/max-size").isTextual()),
    /** Open to this machine alone, unless somebody says otherwise. */
    LOCAL_PORTS(
            (_, service) ->
                    texts(service.path("ports")).stream()
                            .allMatch(port -> port.startsWith("${AAC_HOST:-127.0.0.1}:"))),
    SECRETS_HAVE_NO_DEFAULT(
            (_, service) ->
                    service.path("environment").properties().stream()
                            .filter(entry -> isSecret(entry.getKey()))
                            .allMatch(entry -> isLeftToTheOperator(entry.getValue()))),
    /** The worker runs beside code that nobody vetted. */
    NO_WAY_FROM_WORKER_TO_STORE(
            (name, service) ->
                    !name.equals("worker")
                            || texts(service.path("networks")).equals(Set.of("broker", "engine")));

    private static final String GUARD = "network-guard";
    private static final String MIGRATIONS = "migrations";
    private static final Pattern SECRET =
            Pattern.compile(".*(SECRET|PASSWORD|PASS|_KEY|MONGODB_URI|RABBITMQ_URL)");
    private static final Pattern REQUIRED = Pattern.compile(".*\\$\\{[A-Z_]+:\\?[^}]+}.*");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z_]+:-([^}]+)}");

    @SuppressWarnings("ImmutableEnumChecker") // Functions that hold nothing.
    private final BiPredicate<String, JsonNode> holds;

    ComposeRule(BiPredicate<String, JsonNode> holds) {
        this.holds = holds;
    }

    /** Those that a service breaks. */
    static List<String> brokenBy(String name, JsonNode service) {
        return Stream.of(values())
                .filter(rule -> !rule.holds.test(name, service))
                .map(rule -> rule + " by " + name)
                .toList();
    }

    private static Set<String> texts(JsonNode array) {
        return Cluster.each(array).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static boolean isSecret(String variable) {
        return SECRET.matcher(variable).matches();
    }

    private static boolean isPinned(String image) {
        String given = DEFAULT.matcher(image).replaceAll("$1");
        return given.contains(":") && !given.endsWith(":latest") && !given.contains("$");
    }

    /** Not set is passed on as not set, and the service has its own answer to that. */
    private static boolean isLeftToTheOperator(JsonNode value) {
        return value.isNull() || REQUIRED.matcher(value.asText()).matches();
    }
}
