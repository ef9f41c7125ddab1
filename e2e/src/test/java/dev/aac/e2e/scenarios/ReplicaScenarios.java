package dev.aac.e2e.scenarios;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.AacClient;
import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.Json;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.AnotherProducer;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.TestImage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two producers with one store: what is decided at one holds at the other. */
@Tag("one-broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplicaScenarios {

    private static final int SIGN_INS_A_MINUTE = 30;
    private static final int REQUESTS = 400;
    private static final int FAILURES = 5;
    private static final int SIGNED_OUT = 4401;
    private static final String ME = "/api/auth/me";

    /** A second is promised; the rest is for a machine that does other things as well. */
    private static final Duration ACTS_WITHIN = Duration.ofSeconds(3);

    private final AacInstallation installation =
            AacInstallation.named(
                    "replicas",
                    Map.of(
                            "RATE_LIMIT_AUTH_PER_MINUTE", Integer.toString(SIGN_INS_A_MINUTE),
                            "RATE_LIMIT_API_PER_15_MIN", Integer.toString(REQUESTS),
                            "LOCKOUT_FAILURES", Integer.toString(FAILURES),
                            "TRUSTED_PROXIES", "127.0.0.1"));

    private AnotherProducer other;

    @BeforeAll
    void start() {
        installation.up();
        other = installation.startAnotherProducer();
    }

    @AfterAll
    void stop() {
        other.close();
        installation.close();
    }

    @Test
    void signInsFromOneAddressAreCountedTogether() {
        List<Integer> answers =
                IntStream.range(0, SIGN_INS_A_MINUTE + 6)
                        .map(i -> signIn(replica(i), "203.0.113.1", "nobody-" + i + "@example.com"))
                        .boxed()
                        .toList();

        assertThat(answers.subList(0, SIGN_INS_A_MINUTE)).containsOnly(401);
        assertThat(answers.subList(SIGN_INS_A_MINUTE, answers.size())).containsOnly(429);
    }

    @Test
    void requestsOfOneUserAreCountedTogether() {
        Member member = installation.newOrganization("counted");
        List<Integer> answers =
                IntStream.range(0, REQUESTS + 20).map(i -> me(replica(i), member)).boxed().toList();

        assertThat(answers)
                .filteredOn(status -> status == 200)
                .hasSizeBetween(REQUESTS / 2, REQUESTS);
        assertThat(answers.subList(REQUESTS, answers.size())).containsOnly(429);
    }

    @Test
    void accountLockedAtOneIsLockedAtBothWhileItsSessionGoesOn() {
        Member member = installation.newOrganization("locked");
        try (LiveSocket socket = openSocketAtTheOther(member)) {
            for (int guess = 0; guess < FAILURES; guess++) {
                String from = "203.0.113." + (10 + guess);
                assertThat(signIn(replica(guess), from, member.account().email())).isEqualTo(401);
            }

            for (int replica = 0; replica < 2; replica++) {
                Answer late =
                        signIn(
                                replica(replica),
                                "203.0.113.99",
                                member.account().email(),
                                member.account().password());
                assertThat(late.status()).isEqualTo(401);
                assertThat(late.text("error")).isEqualTo("Invalid credentials");
                assertThat(me(replica(replica), member)).isEqualTo(200);
            }
            socket.subscribe(member.submit(TestImage.running("true")).taskId(), 1);
        }
    }

    @Test
    void logoutAtOneEndsTokenAndSocketAtTheOther() {
        Member member = installation.newOrganization("logged-out");
        try (LiveSocket socket = openSocketAtTheOther(member)) {
            assertThat(me(other.client(), member)).isEqualTo(200);

            member.send("POST", "/api/auth/logout", "{}").orThrow(200);

            assertThat(socket.awaitClose(ACTS_WITHIN)).isEqualTo(SIGNED_OUT);
            eventuallyAnswers(member, 401);
        }
    }

    @Test
    void roleTakenAtOneIsGoneAtTheOther() {
        Member admin = installation.newOrganization("roles");
        Member developer = join(admin, "developer-of-roles@example.com");
        try (LiveSocket socket = openSocketAtTheOther(developer)) {
            assertThat(run(other.client(), developer)).isEqualTo(202);

            change(admin, developer, "role", "viewer");

            assertThat(socket.awaitClose(ACTS_WITHIN)).isEqualTo(SIGNED_OUT);
            Eventually.passes(
                    "the role is gone",
                    ACTS_WITHIN,
                    () -> assertThat(run(other.client(), developer)).isEqualTo(403));
            assertThat(me(other.client(), developer)).as("a viewer still reads").isEqualTo(200);
        }
    }

    @Test
    void suspendedAtOneIsOutAtTheOther() {
        Member admin = installation.newOrganization("suspensions");
        Member developer = join(admin, "developer-of-suspensions@example.com");
        try (LiveSocket socket = openSocketAtTheOther(developer)) {
            change(admin, developer, "status", "suspended");

            assertThat(socket.awaitClose(ACTS_WITHIN)).isEqualTo(SIGNED_OUT);
            eventuallyAnswers(developer, 401);
            Answer again =
                    signIn(
                            other.client(),
                            "203.0.113.50",
                            developer.account().email(),
                            developer.account().password());
            assertThat(again.status()).isEqualTo(403);
            assertThat(again.text("error")).isEqualTo("Account suspended");
        }
    }

    private AacClient replica(int number) {
        return number % 2 == 0 ? installation.client() : other.client();
    }

    private LiveSocket openSocketAtTheOther(Member member) {
        return LiveSocket.open(other.client().api()).signIn(member.account().token());
    }

    private void eventuallyAnswers(Member member, int status) {
        Eventually.passes(
                "the other answers " + status,
                ACTS_WITHIN,
                () -> assertThat(me(other.client(), member)).isEqualTo(status));
    }

    private Member join(Member admin, String email) {
        String guest = Json.object("email", email).put("role", "developer").toString();
        Answer invited = admin.send("POST", "/api/invitations", guest).orThrow(201);
        return requireNonNull(
                installation
                        .client()
                        .join(
                                email,
                                admin.account().password(),
                                invited.data().path("inviteToken").asText()));
    }

    private static void change(Member admin, Member of, String field, String value) {
        admin.send(
                        "PATCH",
                        "/api/users/" + of.account().userId(),
                        Json.object(field, value).toString())
                .orThrow(200);
    }

    private static int me(AacClient replica, Member member) {
        return replica.api().send("GET", ME, member.account().token(), null).status();
    }

    private static int run(AacClient replica, Member member) {
        String body = TestImage.running("true").body().toString();
        return replica.api()
                .send("POST", "/api/execution-request", member.account().token(), body)
                .status();
    }

    /** With a wrong password. */
    private static int signIn(AacClient replica, String address, String email) {
        return signIn(replica, address, email, "Wrong-Password-1").status();
    }

    private static Answer signIn(AacClient replica, String address, String email, String password) {
        String body = Json.object("email", email).put("password", password).toString();
        return replica.api()
                .send(
                        replica.api()
                                .request("/api/auth/login")
                                .header("Content-Type", "application/json")
                                .header("X-Forwarded-For", address)
                                .POST(BodyPublishers.ofString(body))
                                .build());
    }
}
