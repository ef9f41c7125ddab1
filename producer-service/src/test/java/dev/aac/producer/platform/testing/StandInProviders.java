package dev.aac.producer.platform.testing;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Google and Microsoft, which speak OpenID Connect, and for GitHub, which has its own
 * way. Checks what real ones check: client, redirect, PKCE, and that a code is used once. Who signs
 * in, the browser says with the parameter {@code as} of the page, a JSON object:
 *
 * <ul>
 *   <li>of OpenID Connect: claims of the ID token
 *   <li>of GitHub: {@code id}, {@code name}, {@code emails} as its API has them
 *   <li>{@code error}: the browser is sent back with it
 *   <li>{@code forgery}: one of {@link IdTokens.Forgery}
 *   <li>{@code trouble}: one of {@link Trouble}, when the code is exchanged
 * </ul>
 */
public final class StandInProviders implements AutoCloseable {

    public static final String CLIENT_ID = "aac-test";
    public static final String CLIENT_SECRET = "a-secret-that-only-tests-know-0123456789";

    private static final int HUGE = 1_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String base;
    private final IdTokens idTokens = new IdTokens();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** How a provider fails. */
    public enum Trouble {
        AWAY,
        ELSEWHERE,
        HUGE,
        GARBAGE,
        SLOW,
        CLIENT_REFUSED
    }

    /** What a code or a token stands for. */
    private record Grant(Map<String, String> asked, Map<String, Object> as) {

        @Nullable String as(String name) {
            return (String) as.get(name);
        }
    }

    private StandInProviders(HttpServer server) {
        this.server = server;
        this.base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Listens on a free port of this machine. */
    public static StandInProviders open() throws IOException {
        StandInProviders providers =
                new StandInProviders(
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        providers.serve();
        return providers;
    }

    /** By which the producer uses all of them. */
    public Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("aac.oauth.google.client-id", CLIENT_ID),
                Map.entry("aac.oauth.google.client-secret", CLIENT_SECRET),
                Map.entry("aac.oauth.google.issuer", base + "/google"),
                Map.entry("aac.oauth.microsoft.client-id", CLIENT_ID),
                Map.entry("aac.oauth.microsoft.client-secret", CLIENT_SECRET),
                Map.entry("aac.oauth.microsoft.issuer", base + "/common/v2.0"),
                Map.entry("aac.oauth.github.client-id", CLIENT_ID),
                Map.entry("aac.oauth.github.client-secret", CLIENT_SECRET),
                Map.entry("aac.oauth.github.url", base + "/github"),
                Map.entry("aac.oauth.github.api-url", base + "/github/api"));
    }

    private void serve() {
        server.setExecutor(threads);
        openId("/google", base + "/google");
        openId("/common/v2.0", base + "/{tenantid}/v2.0");
        on("/impostor/.well-known/openid-configuration", _ -> metadata("/google", "https://x.org"));
        server.createContext("/github/login/oauth/authorize", this::authorize);
        server.createContext("/github/login/oauth/access_token", this::githubToken);
        on("/github/api/user", this::githubUser);
        on("/github/api/user/emails", this::githubEmails);
        server.start();
    }

    private void openId(String path, String issuer) {
        on(path + "/.well-known/openid-configuration", _ -> metadata(path, issuer));
        on(path + "/keys", _ -> idTokens.publicKeys());
        server.createContext(path + "/authorize", this::authorize);
        server.createContext(path + "/token", exchange -> token(exchange, issuer));
    }

    private String metadata(String path, String issuer) {
        return JSONObjectUtils.toJSONString(
                Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        base + path + "/authorize",
                        "token_endpoint",
                        base + path + "/token",
                        "jwks_uri",
                        base + path + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = single(exchange.getRequestURI().getRawQuery());
        boolean isGithub = exchange.getRequestURI().getPath().startsWith("/github");
        boolean isWellFormed =
                "code".equals(asked.get("response_type"))
                        && CLIENT_ID.equals(asked.get("client_id"))
                        && asked.containsKey("redirect_uri")
                        && asked.containsKey("state")
                        && "S256".equals(asked.get("code_challenge_method"))
                        && (isGithub || asked.containsKey("nonce"));
        if (!isWellFormed) {
            answer(exchange, 400, "text/plain", "not a request that a provider takes");
            return;
        }
        Map<String, Object> as = parsed(asked.getOrDefault("as", "{}"));
        String back = asked.get("redirect_uri") + "?state=" + asked.get("state");
        String error = (String) as.get("error");
        if (error == null) {
            String code = UUID.randomUUID().toString();
            grants.put(code, new Grant(asked, as));
            back += "&code=" + code;
        } else {
            back += "&error=" + error + "&error_description=%3Cscript%3E";
        }
        exchange.getResponseHeaders().set("Location", back);
        answer(exchange, 302, "text/plain", "");
    }

    private void token(HttpExchange exchange, String issuer) throws IOException {
        Grant grant = redeemed(exchange);
        if (grant == null) {
            answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        if (grant.as("trouble") != null) {
            trouble(exchange, Trouble.valueOf(requireNonNull(grant.as("trouble"))));
            return;
        }
        String idToken =
                idTokens.of(
                        issuer.replace("{tenantid}", String.valueOf(grant.as("tid"))),
                        requireNonNull(grant.asked().get("nonce")),
                        grant.as());
        answer(
                exchange,
                200,
                "application/json",
                JSONObjectUtils.toJSONString(
                        Map.of(
                                "access_token",
                                UUID.randomUUID().toString(),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                60,
                                "id_token",
                                idToken)));
    }

    private static void trouble(HttpExchange exchange, Trouble trouble) throws IOException {
        switch (trouble) {
            case AWAY -> answer(exchange, 503, "text/html", "<h1>away</h1>");
            case ELSEWHERE -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/token");
                answer(exchange, 307, "text/plain", "");
            }
            case HUGE -> answer(exchange, 200, "application/json", "x".repeat(HUGE));
            case GARBAGE -> answer(exchange, 200, "application/json", "{\"access_token\":");
            case CLIENT_REFUSED ->
                    answer(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
            case SLOW -> {
                // The answer has begun, and does not go on.
                exchange.sendResponseHeaders(200, HUGE);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
        }
    }

    /** As form and with an error in a success, unless somebody asks for JSON. */
    private void githubToken(HttpExchange exchange) throws IOException {
        boolean isJson = "application/json".equals(exchange.getRequestHeaders().getFirst("Accept"));
        Grant grant = redeemed(exchange);
        if (grant != null && grant.as("trouble") != null) {
            trouble(exchange, Trouble.valueOf(requireNonNull(grant.as("trouble"))));
            return;
        }
        if (grant == null || grant.as("refusal") != null) {
            String error = grant == null ? "bad_verification_code" : grant.as("refusal");
            answer(exchange, 200, "application/json", "{\"error\":\"" + error + "\"}");
            return;
        }
        String token = "gho_" + UUID.randomUUID();
        grants.put(token, grant);
        if (isJson) {
            answer(
                    exchange,
                    200,
                    "application/json; charset=utf-8",
                    "{\"access_token\":\"%s\",\"scope\":\"read:user,user:email\",\"token_type\":\"bearer\"}"
                            .formatted(token));
        } else {
            answer(
                    exchange,
                    200,
                    "application/x-www-form-urlencoded",
                    "access_token=" + token + "&token_type=bearer");
        }
    }

    private @Nullable String githubUser(HttpExchange exchange) {
        Grant grant = bearer(exchange);
        return grant == null
                ? null
                : JSONObjectUtils.toJSONString(
                        Map.of(
                                "id", grant.as().get("id"),
                                "login", "octocat",
                                "name", grant.as().getOrDefault("name", "Octo Cat")));
    }

    private @Nullable String githubEmails(HttpExchange exchange) {
        Grant grant = bearer(exchange);
        List<?> emails = grant == null ? null : (List<?>) grant.as().get("emails");
        return emails == null ? null : JSONArrayUtils.toJSONString(emails);
    }

    private @Nullable Grant bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? null : grants.get(header.replace("Bearer ", ""));
    }

    /** What the code in the request stands for, once; null when anything is wrong with it. */
    private @Nullable Grant redeemed(HttpExchange exchange) throws IOException {
        Map<String, String> form;
        try (InputStream body = exchange.getRequestBody()) {
            form = single(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (grant == null) {
            return null;
        }
        CodeChallenge challenge =
                CodeChallenge.compute(
                        CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier")));
        boolean isRight =
                "authorization_code".equals(form.get("grant_type"))
                        && CLIENT_ID.equals(form.get("client_id"))
                        && CLIENT_SECRET.equals(form.get("client_secret"))
                        && challenge.getValue().equals(grant.asked().get("code_challenge"))
                        && requireNonNull(grant.asked().get("redirect_uri"))
                                .equals(form.get("redirect_uri"));
        return isRight ? grant : null;
    }

    /** Answers with JSON, and 404 to what has none. */
    private void on(String path, JsonOf json) {
        HttpHandler handler =
                exchange -> {
                    String body = json.of(exchange);
                    boolean isExact = exchange.getRequestURI().getPath().equals(path);
                    if (body == null || !isExact) {
                        answer(exchange, 404, "application/json", "{}");
                    } else {
                        answer(exchange, 200, "application/json; charset=utf-8", body);
                    }
                };
        server.createContext(path, handler);
    }

    private interface JsonOf {
        @Nullable String of(HttpExchange exchange);
    }

    private static Map<String, String> single(String parameters) {
        Map<String, String> single = new ConcurrentHashMap<>();
        URLUtils.parseParameters(parameters)
                .forEach((name, values) -> single.put(name, values.getFirst()));
        return single;
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
