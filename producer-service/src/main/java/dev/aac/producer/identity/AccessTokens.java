package dev.aac.producer.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.platform.hashing.Sha256;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * Makes and reads access tokens: JWT, HS256, of one issuer, audience and type. A token that was
 * found good is remembered by its SHA-256, so that the next check costs a hash; its expiry is
 * checked each time.
 */
@Singleton
public class AccessTokens {

    static final String ISSUER = "aac";
    static final String AUDIENCE = "aac-api";

    /** In the header: an access token and no other JWT that the same key may sign one day. */
    static final String TYPE = "at+jwt";

    /** The header as it is written into every token. */
    static final String HEADER = "{\"typ\":\"" + TYPE + "\",\"alg\":\"HS256\"}";

    /** A longer text is no token of ours; it is not even hashed. */
    static final int LENGTH_MAX = 8_192;

    private static final int REMEMBERED_MAX = 50_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(15);

    private final SecretKey key;
    private final TokenReader reader;
    private final Clock clock;

    /** By when they were written: a look-up then changes nothing, and costs the less. */
    private final Cache<Digest, AccessToken> remembered =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED_MAX)
                    .expireAfterWrite(REMEMBERED_FOR)
                    .build();

    public AccessTokens(TokenSettings settings, Clock clock) {
        this.key = settings.secret().key();
        this.reader = new TokenReader(key);
        this.clock = clock;
    }

    /** A new token that says what is given. */
    String issue(AccessToken token) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .claim("userId", token.userId().value())
                .claim("organizationId", token.organizationId().value())
                .claim("sid", token.sessionId().value())
                .claim("email", token.email())
                .claim("role", token.role().apiName())
                .claim(
                        "permissions",
                        token.role().permissions().stream().map(Permission::apiName).toList())
                .issuedAt(clock.instant())
                .expiresAt(token.expiresAt())
                .claim("jti", UUID.randomUUID().toString())
                .jws()
                .type(TYPE)
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key);
    }

    /** What the token says; empty for every token that is not, or no longer, good. */
    Optional<AccessToken> verify(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Digest digest = Digest.of(text);
        AccessToken known = remembered.getIfPresent(digest);
        if (known == null) {
            Optional<AccessToken> read = reader.read(text);
            read.ifPresent(good -> remembered.put(digest, good));
            return read.filter(this::isLive);
        }
        return Optional.of(known).filter(this::isLive);
    }

    private boolean isLive(AccessToken token) {
        Instant now = clock.instant();
        return token.expiresAt().isAfter(now);
    }

    /** A SHA-256. */
    private record Digest(long first, long second, long third, long fourth) {

        static Digest of(String text) {
            ByteBuffer hash = ByteBuffer.wrap(Sha256.of(text));
            return new Digest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        }
    }
}
