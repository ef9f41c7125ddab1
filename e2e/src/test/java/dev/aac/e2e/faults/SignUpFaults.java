package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.HttpApi;
import dev.aac.e2e.client.Json;
import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.ClusterNode;
import dev.aac.e2e.harness.ClusterNode.Part;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.InstallationDatabase;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A producer dies while people sign up, when one of them has an organization and is no user yet:
 * each gets an account with the same e-mail at once, and no organization without users stays.
 */
@Tag("patient")
@Order(7)
@ExtendWith(SharedCluster.class)
final class SignUpFaults {

    private static final Size SIZE = Size.chosen();
    private static final int KILLS = SIZE.of(3, 50);
    private static final int AT_ONCE = 6;
    private static final int NO_ANSWER = 0;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int TAKEN = 409;
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String PREFIX = "storm-";

    /** Each way: long enough for a look at the store between two writes of a sign-up. */
    private static final Duration STORE_DELAY = Duration.ofMillis(100);

    private static final Duration SIGN_UP_LIMIT = Duration.ofSeconds(60);

    /** Longer than the sweep waits. */
    private static final Duration OLD = Duration.ofMinutes(15);

    private static final Duration SWEEP_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;

    SignUpFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void producersThatDieInSignUpsBlockNoEmailAndLeaveNoOrganization() throws Exception {
        HttpApi other = cluster.node(1).client().api();
        try (InstallationDatabase database = cluster.database()) {
            List<Integer> unanswered = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                unanswered.addAll(killDuringSignUps(database, kill * AT_ONCE));
            }
            long left = database.organizationsWithoutUsers(PREFIX);
            System.out.printf(
                    "Sign-ups: %d kills, %d asked, %d unanswered, %d organizations for the sweep%n",
                    KILLS, KILLS * AT_ONCE, unanswered.size(), left);
            assertThat(left).as("killed between organization and user").isPositive();
            for (int number : unanswered) {
                assertThat(signUp(other, number)).as("person %d", number).isIn(CREATED, TAKEN);
            }
            sweep(database);
        }
        for (int number = 0; number < KILLS * AT_ONCE; number++) {
            assertThat(logIn(other, number)).as("person %d", number).isEqualTo(OK);
        }
    }

    /** Those who got no answer, of the people numbered from there on. */
    private List<Integer> killDuringSignUps(InstallationDatabase database, int first)
            throws Exception {
        ClusterNode victim = cluster.node(0);
        HttpApi api = victim.client().api();
        long before = database.organizationsWithoutUsers(PREFIX);
        List<Integer> unanswered = new ArrayList<>();
        victim.doors().store().delay(STORE_DELAY);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> statuses =
                    IntStream.range(first, first + AT_ONCE)
                            .mapToObj(number -> threads.submit(() -> signUp(api, number)))
                            .toList();
            Eventually.holds(
                    "somebody is between organization and user, or all are through",
                    SIGN_UP_LIMIT,
                    () ->
                            database.organizationsWithoutUsers(PREFIX) > before
                                    || statuses.stream().allMatch(Future::isDone),
                    () -> statuses);
            assertThat(victim.kill(Part.PRODUCER)).isTrue();
            for (int i = 0; i < AT_ONCE; i++) {
                int status = statuses.get(i).get();
                assertThat(status).isIn(CREATED, NO_ANSWER);
                if (status == NO_ANSWER) {
                    unanswered.add(first + i);
                }
            }
        } finally {
            victim.doors().store().pass();
            victim.revive();
        }
        return unanswered;
    }

    /** Every replica sweeps, every few seconds here, what is old enough. */
    private static void sweep(InstallationDatabase database) {
        database.age(PREFIX, OLD);
        Eventually.holds(
                "no organization without users is left",
                SWEEP_LIMIT,
                () -> database.organizationsWithoutUsers(PREFIX) == 0,
                () -> database.organizationsWithoutUsers(PREFIX));
    }

    /** The status, or none when the producer died. */
    private static int signUp(HttpApi api, int number) {
        String body =
                Json.object("email", email(number))
                        .put("password", PASSWORD)
                        .put("name", "Person")
                        .put("organizationName", PREFIX + number)
                        .toString();
        return status(api, "/api/auth/signup", body);
    }

    private static int logIn(HttpApi api, int number) {
        String body = Json.object("email", email(number)).put("password", PASSWORD).toString();
        return status(api, "/api/auth/login", body);
    }

    private static int status(HttpApi api, String path, String body) {
        try {
            Answer answer = api.send("POST", path, null, body);
            return answer.status();
        } catch (UncheckedIOException _) {
            return NO_ANSWER;
        }
    }

    private static String email(int number) {
        return PREFIX + number + "@example.org";
    }
}
