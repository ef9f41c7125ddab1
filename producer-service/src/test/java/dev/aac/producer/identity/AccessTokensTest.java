package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import io.quarkus.runtime.LaunchMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokensTest {

    private static final SigningSecret SECRET = SigningSecret.random();
    private static final String OTHER_SECRET = SigningSecret.random().value();
    private static final AccessToken TOKEN =
            new AccessToken(
                    new OrganizationId("0123456789abcdef01234567"),
                    new UserId("1123456789abcdef01234567"),
                    new SessionId("2123456789abcdef01234567"),
                    "someone@example.org",
                    Role.DEVELOPER,
                    Instant.parse("2099-12-31T23:59:59Z"));

    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final AccessTokens tokens = at(Clock.systemUTC());

    private static AccessTokens at(Clock clock) {
        return new AccessTokens(
                new TokenSettings(Optional.of(SECRET.value()), "15m", "7d", LaunchMode.TEST),
                clock);
    }

    @Test
    void issuedTokenSaysWhatWasGiven() {
        assertThat(tokens.verify(tokens.issue(TOKEN))).contains(TOKEN);
    }

    /**
     * Only such a header is read, so a library that writes it otherwise would sign everybody out.
     */
    @Test
    void issuedTokenBeginsWithTheHeaderThatIsRead() {
        String header = tokens.issue(TOKEN).split("\\.", 2)[0];
        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .isEqualTo(AccessTokens.HEADER);
    }

    @Test
    void tokenIsReadAlikeTheSecondTime() {
        String token = tokens.issue(TOKEN);
        assertThat(tokens.verify(token)).isEqualTo(tokens.verify(token));
    }

    @Test
    void handMadeTokenWithTheRightKeyIsGood() {
        // Otherwise the refusals below would prove nothing.
        assertThat(tokens.verify(ForgedTokens.like(TOKEN, SECRET).signed())).contains(TOKEN);
    }

    @Test
    void rememberedTokenEndsWithItsTime() {
        String token = tokens.issue(TOKEN);
        MovingClock clock = new MovingClock(Instant.now());
        AccessTokens later = at(clock);
        assertThat(later.verify(token)).isPresent();
        clock.now = TOKEN.expiresAt();
        assertThat(later.verify(token)).isEmpty();
    }

    @Test
    void tokenThatIsOverWhenItFirstComesIsRefused() {
        MovingClock clock = new MovingClock(TOKEN.expiresAt());
        assertThat(at(clock).verify(tokens.issue(TOKEN))).isEmpty();
    }

    @Test
    void longestTokenIsStillRead() {
        String filler = "";
        String longest = "";
        for (; longest.length() < AccessTokens.LENGTH_MAX; filler += "x") {
            longest = like().claim("x", "x".repeat(5_700) + filler).signed();
            assertThat(tokens.verify(longest)).isPresent();
        }
        assertThat(longest).hasSize(AccessTokens.LENGTH_MAX);
        String longer = like().claim("x", "x".repeat(5_702) + filler).signed();
        assertThat(tokens.verify(longer)).isEmpty();
    }

    @Test
    void tokenLivesNoSecondPastItsEnd() {
        AccessToken ended =
                new AccessToken(
                        TOKEN.organizationId(),
                        TOKEN.userId(),
                        TOKEN.sessionId(),
                        TOKEN.email(),
                        TOKEN.role(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(tokens.verify(ForgedTokens.like(ended, SECRET).signed())).isEmpty();
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                Arguments.of("no algorithm", like().header("alg", "none").unsigned()),
                Arguments.of("no algorithm, in capitals", like().header("alg", "NONE").unsigned()),
                Arguments.of("no signature", like().unsigned()),
                Arguments.of("wrong key", like().signedWith("HmacSHA256", OTHER_SECRET).signed()),
                Arguments.of(
                        "stronger MAC with the right key",
                        like().header("alg", "HS512")
                                .signedWith("HmacSHA512", SECRET.value())
                                .signed()),
                Arguments.of("header says RS256", like().header("alg", "RS256").signed()),
                Arguments.of("header says HS384", like().header("alg", "HS384").signed()),
                Arguments.of("header lies about MAC", like().header("alg", "ES256").signed()),
                Arguments.of("critical header", like().header("crit", "[\"x\"]").signed()),
                Arguments.of("wrong issuer", like().claim("iss", "else").signed()),
                Arguments.of("no issuer", like().without("iss").signed()),
                Arguments.of("wrong audience", like().claim("aud", "else").signed()),
                Arguments.of("no audience", like().without("aud").signed()),
                Arguments.of("wrong type", like().header("typ", "JWT").signed()),
                Arguments.of("refresh type", like().header("typ", "refresh").signed()),
                Arguments.of("no type", like().without("typ").signed()),
                Arguments.of("expired", like().claim("exp", 1_000_000_000).signed()),
                Arguments.of("no end", like().without("exp").signed()),
                Arguments.of("end is a text", like().claim("exp", "never").signed()),
                Arguments.of("end is nothing", like().claimNothing("exp").signed()),
                Arguments.of("user is nothing", like().claimNothing("userId").signed()),
                Arguments.of("not yet good", like().claim("nbf", 4_000_000_000L).signed()),
                Arguments.of("said twice", like().claimAgain("role", "admin").signed()),
                Arguments.of("header in another order", like().headerTurnedRound().signed()),
                Arguments.of("header says more", like().header("kid", "1").signed()),
                Arguments.of("key in the header", like().header("jwk", "{}").signed()),
                Arguments.of("compressed", like().header("zip", "DEF").signed()),
                Arguments.of("no session", like().without("sid").signed()),
                Arguments.of("no user", like().without("userId").signed()),
                Arguments.of("no organization", like().without("organizationId").signed()),
                Arguments.of("organization is no id", like().claim("organizationId", "x").signed()),
                Arguments.of("unknown role", like().claim("role", "root").signed()),
                Arguments.of("role is a number", like().claim("role", 1).signed()),
                Arguments.of("garbage", "garbage"),
                Arguments.of("empty", ""),
                Arguments.of("dots", "...."),
                Arguments.of("dot", "."),
                Arguments.of("not Base64", "a$.b$.c$"),
                Arguments.of("not JSON", "bm90anNvbg.bm90anNvbg.bm90anNvbg"),
                Arguments.of("five parts", like().signed() + ".x.y"),
                Arguments.of("cut", like().signed().substring(0, 60)),
                Arguments.of("huge", like().claim("x", "x".repeat(100_000)).signed()),
                Arguments.of("a character more", like().signed() + "A"),
                Arguments.of("padded", like().signed() + "="),
                Arguments.of("a blank before", " " + like().signed()),
                Arguments.of("a line after", like().signed() + "\n"),
                Arguments.of("signature of another", withSignatureOf(like().claim("jti", "x"))),
                Arguments.of("signature spelt otherwise", spelledOtherwise(like().signed())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void forgedTokenIsRefused(String name, String token) {
        assertThat(tokens.verify(token)).as(name).isEmpty();
    }

    @Test
    void everyChangedCharacterOfTheContentIsNoticed() {
        String token = tokens.issue(TOKEN);
        int content = token.lastIndexOf('.');
        for (int at = 0; at < content; at++) {
            char changed = token.charAt(at) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, at) + changed + token.substring(at + 1);
            assertThat(tokens.verify(forged)).as("changed at %d", at).isEmpty();
        }
    }

    /** The shortest of many, in which nobody else's work is; the benchmark measures. */
    @Test
    void rememberedTokenCostsLessThanHalfOfOneThatIsRead() {
        String token = tokens.issue(TOKEN);
        long read = shortestCheckNanos(token, () -> at(Clock.systemUTC()));
        long remembered = shortestCheckNanos(token, () -> tokens);
        assertThat(remembered).isLessThan(read / 2);
    }

    private static long shortestCheckNanos(String token, Supplier<AccessTokens> by) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 1_000; i++) {
            AccessTokens checking = by.get();
            long begun = System.nanoTime();
            boolean good = checking.verify(token).isPresent();
            shortest = Math.min(shortest, System.nanoTime() - begun);
            assertThat(good).isTrue();
        }
        return shortest;
    }

    private static String withSignatureOf(ForgedTokens other) {
        String signed = like().signed();
        String others = other.signed();
        return signed.substring(0, signed.lastIndexOf('.'))
                + others.substring(others.lastIndexOf('.'));
    }

    /** 43 characters hold two bits more than 32 bytes: another last one says the same bytes. */
    private static String spelledOtherwise(String token) {
        int last = BASE64.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + BASE64.charAt(last + 1);
    }

    private static ForgedTokens like() {
        return ForgedTokens.like(TOKEN, SECRET);
    }

    private static final class MovingClock extends Clock {

        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
