package dev.aac.e2e.harness;

import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.ClusterNode.Doors;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Two producers and two workers on one store and one broker, all of which can be broken. */
public final class Cluster implements AutoCloseable {

    /** How many runs a worker takes at once. */
    public static final int SLOTS_EACH = 4;

    private static final int NODES = 2;
    private static final int SECRET_BYTES = 48;
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String SIGN_UP_SWEEP = "5s";
    private static final Path ENGINE_SOCKET = Path.of("/var/run/docker.sock");
    private static final AtomicInteger NEXT_ACCOUNT = new AtomicInteger(1);

    private final EmbeddedServices store;
    private final List<Backing> backings;
    private final List<ClusterNode> nodes = new ArrayList<>();

    private Cluster(EmbeddedServices store, List<Backing> backings) {
        this.store = store;
        this.backings = backings;
    }

    /** Which broker a cluster has. */
    public enum Broker {
        EMBEDDED,
        RABBITMQ
    }

    /**
     * Starts all of it.
     *
     * @param name of its folders
     */
    public static Cluster start(String name, Broker broker, Duration consumerTimeout) {
        Path folder = EmbeddedServices.emptyFolder(name);
        EmbeddedServices store = new EmbeddedServices(folder, broker == Broker.EMBEDDED);
        if (broker == Broker.EMBEDDED) {
            Cluster cluster = new Cluster(store, List.of(store));
            store.start();
            cluster.startNodes(name, store.amqpUrl(), store.amqpPort());
            return cluster;
        }
        RabbitNode rabbit = new RabbitNode(folder, consumerTimeout);
        Cluster cluster = new Cluster(store, List.of(store, rabbit));
        cluster.backings.forEach(Backing::start);
        cluster.startNodes(name, rabbit.url(), rabbit.port());
        return cluster;
    }

    private void startNodes(String name, String amqpUrl, int amqpPort) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        for (int i = 1; i <= NODES; i++) {
            Doors doors =
                    new Doors(
                            ClusterNode.proxyTo(store.mongoPort()),
                            ClusterNode.proxyTo(amqpPort),
                            FaultProxy.to(UnixDomainSocketAddress.of(ENGINE_SOCKET)));
            Map<String, String> environment = new HashMap<>();
            environment.put(
                    "MONGODB_URI", through(doors.store(), store.mongoUri(), store.mongoPort()));
            environment.put("RABBITMQ_URL", through(doors.broker(), amqpUrl, amqpPort));
            environment.put("DOCKER_HOST", "tcp://127.0.0.1:" + doors.engine().port());
            environment.put("JWT_SECRET", secret);
            environment.put("REPORTS_DIR", Settings.out().resolve(name + "-reports").toString());
            environment.put("JWT_EXPIRY", "24h");
            environment.put("DEFAULT_PLAN", "enterprise");
            // No fault lasts an hour.
            environment.put("AAC_IDENTITY_SIGN_UP_SWEEP_EVERY", SIGN_UP_SWEEP);
            environment.put("AAC_IDENTITY_SIGN_UP_SWEEP_AFTER", SIGN_UP_SWEEP);
            environment.put("WORKER_CONCURRENCY", Integer.toString(SLOTS_EACH));
            nodes.add(new ClusterNode(AacInstallation.named(name + "-" + i, environment), doors));
        }
        nodes.parallelStream().forEach(ClusterNode::revive);
    }

    private static String through(FaultProxy proxy, String url, int port) {
        return url.replaceFirst(":" + port + "\\b", ":" + proxy.port());
    }

    public List<ClusterNode> nodes() {
        return List.copyOf(nodes);
    }

    public ClusterNode node(int index) {
        return nodes.get(index);
    }

    /** The processes besides the services: one or two. */
    public List<Backing> backings() {
        return backings;
    }

    /** Does the same to every node at the same time. */
    public void onEach(Consumer<ClusterNode> action) {
        nodes.forEach(action);
    }

    public boolean isReady() {
        return nodes.stream().allMatch(ClusterNode::isReady);
    }

    /** The admin of a new organization, once for each producer. */
    public List<Member> newOrganization(String name) {
        String email = "%s-%d@example.com".formatted(name, NEXT_ACCOUNT.getAndIncrement());
        List<Member> members = new ArrayList<>();
        members.add(node(0).client().signUp(email, PASSWORD, name));
        for (ClusterNode other : nodes.subList(1, nodes.size())) {
            Member member = other.client().logIn(email, PASSWORD);
            if (member == null) {
                throw new IllegalStateException("a producer does not know " + email);
            }
            members.add(member);
        }
        return members;
    }

    /** The store behind the product's back, past the proxies. */
    public InstallationDatabase database() {
        return new InstallationDatabase(store.mongoUri());
    }

    /** Stops the services as a person would, and leaves their folders to be looked at. */
    public void stopNodes() {
        nodes.forEach(ClusterNode::stop);
    }

    @Override
    public void close() {
        nodes.forEach(ClusterNode::close);
        backings.reversed().forEach(Backing::close);
    }
}
