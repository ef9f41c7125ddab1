package dev.aac.producer.crosstenant;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How a stranger dresses a request up so that it may be taken for the owner's. */
enum Disguise {
    NONE,
    /** Every letter of a name as its percent-encoding. */
    PERCENT_ENCODED,
    /** A parameter that a careless query might prefer to the token. */
    ORGANIZATION_IN_QUERY,
    ORGANIZATION_IN_PATH,
    ORGANIZATION_IN_HEADER,
    ORGANIZATION_IN_COOKIE,
    /** Another path, for a server that believes a proxy's headers. */
    OWNERS_PATH_IN_HEADER,
    /** A read that calls itself something else. */
    OTHER_METHOD_IN_HEADER;

    private static final String ORGANIZATION = "organizationId";

    /** Where a target is with these names. */
    String path(Target target, Names names) {
        String path =
                (this == PERCENT_ENCODED ? names.mapped(Disguise::encoded) : names)
                        .in(target.path());
        String parameter = ORGANIZATION + '=' + names.get(ORGANIZATION);
        return switch (this) {
            case ORGANIZATION_IN_QUERY -> path + (path.contains("?") ? '&' : '?') + parameter;
            case ORGANIZATION_IN_PATH -> path.replaceFirst("(?=\\?|$)", ";" + parameter);
            default -> path;
        };
    }

    /** What else the request says. */
    Map<String, String> headers(Target target, Names names) {
        String organization = names.get(ORGANIZATION);
        return switch (this) {
            case ORGANIZATION_IN_HEADER ->
                    Map.of("X-Organization-Id", organization, "X-Tenant-Id", organization);
            case ORGANIZATION_IN_COOKIE -> Map.of("Cookie", ORGANIZATION + '=' + organization);
            case OWNERS_PATH_IN_HEADER ->
                    Map.of(
                            "X-Original-URL",
                            names.in(target.path()),
                            "X-Forwarded-Prefix",
                            "/" + organization);
            case OTHER_METHOD_IN_HEADER -> Map.of("X-HTTP-Method-Override", "GET");
            default -> Map.of();
        };
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(letter));
        }
        return encoded.toString();
    }
}
