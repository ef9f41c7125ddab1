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
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A producer dies while people sign up: each of them gets an account with the same e-mail at once,
 * and no organization without people stays.
 */
@Tag("patient")
@Order(7)
@ExtendWith(SharedCluster.class)
final class SignUpFaults {

    private static final Size SIZE = Size.chosen();
    private static final int KILLS = SIZE.of(3, 50);
    private static final int AT_ONCE = 6;
    private static final int NO_ANSWER = 0;
    private static final int CREATED = 201;
    private static final int TAKEN = 409;
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String PREFIX = "storm-";

    /** Each way: most of a sign-up is between its writes then. */
    private static final Duration STORE_DELAY = Duration.ofMillis(30);

    /** In which time sign-ups take place that begin at once. */
    private static final int SIGN_UP_MILLIS = 2_000;

    /** Longer than the sweep waits. */
    private static final Duration OLD = Duration.ofMinutes(15);

    private static final Duration SWEEP_LIMIT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    SignUpFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void producersThatDieInSignUpsBlockNoEmailAndLeaveNoOrganization() throws Exception {
        List<Integer> unanswered = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            unanswered.addAll(killDuringSignUps(kill * AT_ONCE));
        }
        HttpApi other = cluster.node(1).client().api();
        long left = organizationsWithoutUsers();
        for (int number : unanswered) {
            assertThat(signUp(other, number)).as("seed %d", seed).isIn(CREATED, TAKEN);
        }
        System.out.printf(
                "Sign-ups: %d kills, %d asked, %d unanswered, %d organizations for the sweep%n",
                KILLS, KILLS * AT_ONCE, unanswered.size(), left);
        assertThat(unanswered).as("seed %d", seed).isNotEmpty();

        sweep();

        for (int number = 0; number < KILLS * AT_ONCE; number++) {
            assertThat(logIn(other, number)).as("person %d, seed %d", number, seed).isEqualTo(200);
        }
    }

    /** Those who got no answer, of the people numbered from there on. */
    private List<Integer> killDuringSignUps(int first) throws Exception {
        ClusterNode victim = cluster.node(0);
        HttpApi api = victim.client().api();
        List<Integer> unanswered = new ArrayList<>();
        victim.doors().store().delay(STORE_DELAY);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> statuses =
                    IntStream.range(first, first + AT_ONCE)
                            .mapToObj(number -> threads.submit(() -> signUp(api, number)))
                            .toList();
            Pause.of(Duration.ofMillis(random.nextInt(SIGN_UP_MILLIS)));
            assertThat(victim.kill(Part.PRODUCER)).isTrue();
            for (int i = 0; i < AT_ONCE; i++) {
                int status = statuses.get(i).get();
                assertThat(status).as("seed %d", seed).isIn(CREATED, NO_ANSWER);
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
    private void sweep() {
        try (InstallationDatabase database = cluster.database()) {
            database.age(PREFIX, OLD);
        }
        Eventually.holds(
                "no organization without users is left",
                SWEEP_LIMIT,
                () -> organizationsWithoutUsers() == 0,
                this::organizationsWithoutUsers);
    }

    private long organizationsWithoutUsers() {
        try (InstallationDatabase database = cluster.database()) {
            return database.organizationsWithoutUsers(PREFIX);
        }
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
