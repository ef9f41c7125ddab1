package dev.aac.tracing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks OpenTelemetry's environment variables, which the library reads before any code of ours.
 */
public final class TracingSettings {

    private static final List<String> BOOLEANS = List.of("true", "false");
    private static final List<String> PROTOCOLS = List.of("http/protobuf", "grpc");
    private static final List<String> SAMPLERS =
            List.of(
                    "always_on",
                    "always_off",
                    "traceidratio",
                    "parentbased_always_on",
                    "parentbased_always_off",
                    "parentbased_traceidratio");
    private static final List<String> SIGNALS = List.of("traces", "metrics", "logs");
    private static final Pattern PAIRS = Pattern.compile("[^=,\\s]+=[^,]*(,\\s*[^=,\\s]+=[^,]*)*");
    private static final Pattern SHARE = Pattern.compile("0(\\.\\d+)?|1(\\.0+)?");

    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "OTEL_EXPORTER_OTLP_ENDPOINT",
                            TracingSettings::isAddress,
                            "the address of a collector, for example http://127.0.0.1:4318"),
                    new Rule(
                            "OTEL_EXPORTER_OTLP_PROTOCOL",
                            PROTOCOLS::contains,
                            "one of " + String.join(", ", PROTOCOLS)),
                    new Rule(
                            "OTEL_EXPORTER_OTLP_HEADERS", matching(PAIRS), "name=value,name=value"),
                    new Rule("OTEL_RESOURCE_ATTRIBUTES", matching(PAIRS), "name=value,name=value"),
                    new Rule("OTEL_SDK_DISABLED", BOOLEANS::contains, "true or false"),
                    new Rule(
                            "OTEL_TRACES_SAMPLER",
                            SAMPLERS::contains,
                            "one of " + String.join(", ", SAMPLERS)),
                    new Rule("OTEL_TRACES_SAMPLER_ARG", matching(SHARE), "a number from 0 to 1"));

    private TracingSettings() {}

    /** What a variable has to look like. */
    private record Rule(String variable, Predicate<String> right, String form) {}

    /**
     * @param environment reads a variable, or null when it is not set
     * @return what is wrong, in a sentence that repeats no value; empty when nothing is
     */
    public static Optional<String> objection(Function<String, @Nullable String> environment) {
        return RULES.stream()
                .filter(rule -> isWrong(environment.apply(rule.variable()), rule.right()))
                .map(rule -> rule.variable() + " must be " + rule.form())
                .findFirst();
    }

    /**
     * Makes the library do what the service is built for, whatever else its variables say: they
     * overrule the framework's settings, and only properties overrule them. The framework brings an
     * exporter of spans; those that the library would add itself are not there.
     */
    public static void settle(Function<String, @Nullable String> environment) {
        System.setProperty("otel.sdk.disabled", Boolean.toString(!isOn(environment)));
        SIGNALS.forEach(signal -> System.setProperty("otel." + signal + ".exporter", "none"));
    }

    private static boolean isOn(Function<String, @Nullable String> environment) {
        String endpoint = environment.apply("OTEL_EXPORTER_OTLP_ENDPOINT");
        return endpoint != null
                && !endpoint.isEmpty()
                && !"true".equals(environment.apply("OTEL_SDK_DISABLED"));
    }

    /** An empty variable counts as one that is not set. */
    private static boolean isWrong(@Nullable String value, Predicate<String> right) {
        return value != null && !value.isEmpty() && !right.test(value);
    }

    private static Predicate<String> matching(Pattern form) {
        return value -> form.matcher(value).matches();
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
