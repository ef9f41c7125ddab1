package dev.aac.producer.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the house of a line, and what does not. None of these secrets is one. */
class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "password=Tr0ub4dor ~ Tr0ub4dor",
                "DB_PASSWORD: 'correct-horse' ~ correct-horse",
                "{\"api_key\":\"k-123456\"} ~ k-123456",
                "export CLIENT_SECRET=\"q9w8e7r6\" ~ q9w8e7r6",
                "psql --password s3cr3t -h db ~ s3cr3t",
                "curl -H 'Authorization: Bearer abc.def-123' http://shop ~ abc.def-123",
                "Authorization=Basic dXNlcjpwYXNz ~ dXNlcjpwYXNz",
                "Set-Cookie: session=0af3; Path=/ ~ 0af3",
                "postgres://shop:pa$$w0rd@db:5432/shop refused ~ pa$$w0rd",
                "GET https://x.example/cb?code=abc123xyz&state=1 401 ~ abc123xyz",
                "https://x.example/f?X-Amz-Signature=00ff00ff ~ 00ff00ff",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl expired ~ eyJzdWIiOiIxIn0",
                "AKIAIOSFODNN7EXAMPLE is not active ~ AKIAIOSFODNN7EXAMPLE",
                "remote: ghp_16C7e42F292c6912E7710c838347Ae178B4a ~ ghp_16C7e42F",
                "glpat-xxxxXXXXxxxx12345678 ~ glpat-xxxx",
                "hook xoxb-1234567890-abcdefghij ~ xoxb-1234567890",
                "Incorrect API key provided: sk-proj-abcdEFGH12345678 ~ abcdEFGH12345678",
                "key AIzaSyA1234567890abcdefghijklmnopqrstu ~ AIzaSyA123",
                "npm_abcdefghijklmnop12345 ~ npm_abcdefgh",
                "mail to jane.doe@example.org failed ~ jane.doe",
                "blob 9fK2lQ8xZ1mN4vB7cR5tY3wE6uI0oP2aS4d ~ 9fK2lQ8x",
                "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQhISEh ~ aGVsbG8"
            })
    void secretIsTakenOut(String line, String secret) {
        String clean = new Redaction().next(line);

        assertThat(clean).doesNotContain(secret).contains(Redaction.MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: connect ECONNREFUSED 10.0.0.7:5432",
                "AssertionError: expected 3 to equal 4",
                "java.lang.IllegalStateException: no connection",
                "\tat shop.Store.open(Store.java:4)",
                "src/test/java/dev/aac/producer/CheckoutFlowTest2.java:14",
                "shouldReturn404WhenTheOrderOfTheCustomerDoesNotExist FAILED",
                "image sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                "SyntaxError: Unexpected token } in JSON at position 3",
                "401 Unauthorized",
                "npm ERR! 404 vitest@1.2.3 is not in this registry",
                "GET https://shop.example.org/cart?page=2 timed out after 30000 ms",
                "5f0c1a52-3a44-4a53-9d2e-6c3b7f2f7a11 not found"
            })
    void whatSaysWhatBrokeStays(String line) {
        assertThat(new Redaction().next(line)).isEqualTo(line);
    }

    @Test
    void placeOfASecretStays() {
        assertThat(new Redaction().next("postgres://shop:pw@db/x and password=abcdef, then 500"))
                .isEqualTo("postgres://[redacted]@db/x and password=[redacted], then 500");
    }

    @Test
    void privateKeyIsTakenOutLineByLine() {
        Redaction redaction = new Redaction();

        String clean =
                Stream.of(
                                "key: -----BEGIN RSA PRIVATE KEY-----",
                                "MIIEow",
                                "-----END RSA PRIVATE KEY-----",
                                "done")
                        .map(redaction::next)
                        .collect(Collectors.joining("\n"));

        assertThat(clean).isEqualTo("key: [redacted]\n[redacted]\n[redacted]\ndone");
    }

    /** No rule takes ever longer on a line that almost matches. */
    @Test
    void longLinesAreCheap() {
        String almost = "a1B".repeat(300) + "?" + "token".repeat(200) + "://" + "x".repeat(300);
        long began = System.nanoTime();

        for (int i = 0; i < 50; i++) {
            new Redaction().next(almost);
        }

        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }
}
