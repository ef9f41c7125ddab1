package dev.aac.producer.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.producer.fuzz.Probe.Trait;
import dev.aac.producer.platform.testing.SignedUp;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes one request; every choice comes from its random generator. Used by one thread. */
final class ProbeMaker {

    private static final Pattern NAME = Pattern.compile("/\\{(\\w+)}");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW");
    private static final Bearer[] BEARERS = Bearer.values();
    private static final int OVERLONG_ONE_IN = 12;

    private final ApiDescription api;
    private final Cast cast;
    private final Random random;
    private final Route route;
    private final Bearer bearer;
    private final ValidValues values;

    private final Map<String, String> headers = new HashMap<>();
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private String method;

    ProbeMaker(ApiDescription api, Cast cast, Route route, Bearer bearer, Random random) {
        this.api = api;
        this.cast = cast;
        this.route = route;
        this.bearer = bearer;
        this.random = random;
        this.method = route.method();
        SignedUp person = cast.person(bearer);
        this.values = new ValidValues(api, new Forms(cast.harvest()), route, person, random);
    }

    /** Any request at all. */
    static Probe any(ApiDescription api, Cast cast, Random random) {
        Route route = api.routes().get(random.nextInt(api.routes().size()));
        boolean byAdmin = random.nextInt(3) > 0;
        Bearer bearer = byAdmin ? Bearer.ADMIN : BEARERS[random.nextInt(BEARERS.length)];
        ProbeMaker maker = new ProbeMaker(api, cast, route, bearer, random);
        return switch (random.nextInt(10)) {
            case 0, 1 -> maker.valid(random.nextBoolean());
            case 2, 3, 4, 5 -> maker.withOddBody();
            case 6, 7 -> maker.withOddTarget();
            case 8 -> maker.withOddHeaders();
            default -> maker.withOtherMethod();
        };
    }

    /**
     * A request that is as described.
     *
     * @param plain with nothing that it can do without
     */
    Probe valid(boolean plain) {
        traits.add(Trait.VALID);
        return made(path() + query(plain), validBody(plain).map(BodyDamage::whole).orElse(null));
    }

    /** A request that wants an answer in a form that nobody has. */
    Probe unacceptable() {
        headers.put(HeaderDamage.ACCEPT, "application/pdf");
        return made(path(), validBody(true).map(BodyDamage::whole).orElse(null));
    }

    private Probe withOddBody() {
        Optional<JsonNode> body = validBody(random.nextBoolean());
        return body.isEmpty()
                ? withOddTarget()
                : made(path() + query(true), damaged(body.get(), new BodyDamage(random)));
    }

    private Buffer damaged(JsonNode body, BodyDamage damage) {
        if (random.nextInt(4) == 0) {
            traits.add(Trait.UNKNOWN_FIELD);
            return damage.withWish(body, described());
        }
        BodyDamage.Kind[] kinds = BodyDamage.Kind.values();
        BodyDamage.Kind kind = kinds[random.nextInt(kinds.length)];
        if (kind == BodyDamage.Kind.OVERLONG && random.nextInt(OVERLONG_ONE_IN) > 0) {
            kind = BodyDamage.Kind.LONG_TEXT;
        }
        return damage.damaged(body, kind);
    }

    private Set<String> described() {
        Map<String, Schema> properties = api.resolved(route.body().orElseThrow()).getProperties();
        return properties == null ? Set.of() : properties.keySet();
    }

    private Probe withOddTarget() {
        TargetDamage damage = new TargetDamage(random);
        boolean oddPath = route.path().contains("{") && random.nextBoolean();
        String path = oddPath ? oddPath(damage) : path();
        String query = oddPath ? query(true) : oddQuery(damage);
        return made(path + query, validBody(true).map(BodyDamage::whole).orElse(null));
    }

    private Probe withOddHeaders() {
        switch (random.nextInt(3)) {
            case 0 -> headers.put(HeaderDamage.CONTENT_TYPE, HeaderDamage.contentType(random));
            case 1 -> headers.put(HeaderDamage.ACCEPT, HeaderDamage.accept(random));
            default -> {
                Map.Entry<String, String> odd = HeaderDamage.odd(random);
                headers.put(odd.getKey(), odd.getValue());
            }
        }
        return made(path() + query(true), validBody(true).map(BodyDamage::whole).orElse(null));
    }

    private Probe withOtherMethod() {
        method = METHODS.get(random.nextInt(METHODS.size()));
        return made(path() + query(true), validBody(true).map(BodyDamage::whole).orElse(null));
    }

    private Optional<JsonNode> validBody(boolean plain) {
        return route.body().map(schema -> values.body(schema, plain));
    }

    private String path() {
        return NAME.matcher(route.path())
                .replaceAll(found -> Matcher.quoteReplacement("/" + validName(found.group(1))));
    }

    private String validName(String name) {
        String before = route.path().substring(0, route.path().indexOf("/{" + name + "}"));
        return TargetDamage.encoded(values.name(cast.harvest(), before, name));
    }

    private String oddPath(TargetDamage damage) {
        String segment = damage.segment(cast.foreign());
        if (TargetDamage.leadsElsewhere(segment)) {
            traits.add(Trait.ELSEWHERE);
        }
        return NAME.matcher(route.path()).replaceAll(Matcher.quoteReplacement("/" + segment));
    }

    private String query(boolean plain) {
        List<String> given = new ArrayList<>();
        for (Parameter parameter : route.queryParameters()) {
            if (!plain && random.nextInt(3) == 0) {
                values.parameter(parameter).ifPresent(value -> given.add(pair(parameter, value)));
            }
        }
        return joined(given);
    }

    private String oddQuery(TargetDamage damage) {
        List<String> given = new ArrayList<>();
        for (Parameter parameter : route.queryParameters()) {
            if (random.nextInt(3) == 0) {
                String valid = values.parameter(parameter).orElse("none");
                given.add(parameter.getName() + "=" + damage.value(valid));
            }
        }
        if (given.isEmpty() || random.nextInt(3) == 0) {
            given.add(damage.unknown());
        }
        if (random.nextInt(4) == 0) {
            given.add(given.getFirst());
        }
        if (random.nextInt(25) == 0) {
            given.add(TargetDamage.overlong());
        }
        return joined(given);
    }

    private static String pair(Parameter parameter, String value) {
        return parameter.getName() + "=" + TargetDamage.encoded(value);
    }

    private static String joined(List<String> given) {
        return given.isEmpty() ? "" : "?" + String.join("&", given);
    }

    private Probe made(String target, @Nullable Buffer body) {
        if (TargetDamage.isNone(target)) {
            traits.add(Trait.BROKEN_HTTP);
        }
        if (body != null) {
            headers.putIfAbsent(HeaderDamage.CONTENT_TYPE, Route.JSON);
        }
        return new Probe(route, bearer, new Probe.Request(method, target, headers, body, traits));
    }
}
