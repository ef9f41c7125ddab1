package dev.aac.producer.identity.provider;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import dev.aac.producer.identity.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who speaks in an ID token, and what its word is worth. */
enum IssuerRule {
    /** As OpenID Connect has it. */
    STANDARD {
        @Override
        boolean speaksFor(String named, String configured) {
            return named.equals(configured);
        }

        @Override
        Optional<String> issuerOf(String named, @Nullable String tenant) {
            return Optional.of(named);
        }

        @Override
        boolean isEmailVerified(ClaimsSet claims) {
            return isTrue(claims.getClaim("email_verified"));
        }

        @Override
        String subject(String subject, @Nullable String tenant) {
            return subject;
        }
    },

    /**
     * Microsoft's address for all tenants speaks for each of them: it names a pattern, and a token
     * names the tenant. Whoever administers a tenant writes into its people's e-mail what it likes;
     * only {@code xms_edov} says that the tenant owns the address's domain. A subject is told from
     * others within its tenant.
     */
    MICROSOFT {
        @Override
        boolean speaksFor(String named, String configured) {
            return named.equals(configured)
                    || (named.contains(TENANT)
                            && SHARED.stream()
                                    .anyMatch(
                                            alias ->
                                                    named.replace(TENANT, alias)
                                                            .equals(configured)));
        }

        @Override
        Optional<String> issuerOf(String named, @Nullable String tenant) {
            if (!named.contains(TENANT)) {
                return Optional.of(named);
            }
            return Optional.ofNullable(tenant)
                    .filter(id -> TENANT_ID.matcher(id).matches())
                    .map(id -> named.replace(TENANT, id));
        }

        @Override
        boolean isEmailVerified(ClaimsSet claims) {
            return isTrue(claims.getClaim("xms_edov"));
        }

        @Override
        String subject(String subject, @Nullable String tenant) {
            return tenant == null ? subject : tenant + "/" + subject;
        }
    };

    private static final String TENANT = "{tenantid}";
    private static final List<String> SHARED = List.of("common", "organizations");
    private static final Pattern TENANT_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static IssuerRule of(ProviderName provider) {
        return switch (provider) {
            case GOOGLE -> STANDARD;
            case MICROSOFT -> MICROSOFT;
            case GITHUB -> throw new IllegalArgumentException("GitHub issues no ID tokens");
        };
    }

    /**
     * @param named the issuer that the provider says it is
     * @param configured the one that was asked
     */
    abstract boolean speaksFor(String named, String configured);

    /**
     * The issuer that a token must name.
     *
     * @param tenant that the token says it is of
     * @return empty when it says of none, and must
     */
    abstract Optional<String> issuerOf(String named, @Nullable String tenant);

    abstract boolean isEmailVerified(ClaimsSet claims);

    /** What tells a person from all others of the provider. */
    abstract String subject(String subject, @Nullable String tenant);

    /** Providers write it as a boolean, a text or a number. */
    private static boolean isTrue(@Nullable Object claim) {
        return claim != null && Stream.of("true", "1").anyMatch(claim.toString()::equals);
    }
}
