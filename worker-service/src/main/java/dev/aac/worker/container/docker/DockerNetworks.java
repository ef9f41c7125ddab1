package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.Network;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;

/**
 * One bridge network for all containers of an installation on one engine, in which they cannot
 * reach each other. (One for each run does not scale: an engine has addresses for some 30.) Its
 * bridge has a name of our choice, so that the host's rules can speak of it.
 */
final class DockerNetworks {

    private static final Logger LOG = Logger.getLogger(DockerNetworks.class);
    private static final String DRIVER = "bridge";
    private static final String BRIDGE_NAME = "com.docker.network.bridge.name";
    private static final String INTER_CONTAINER = "com.docker.network.bridge.enable_icc";
    private static final String MTU = "com.docker.network.driver.mtu";
    private static final Path INTERFACES = Path.of("/sys/class/net");

    /** How often, and after which time each, a network that another worker makes is looked for. */
    private static final int FASTER_TRIES_MAX = 10;

    private static final Duration FASTER_PAUSE = Duration.ofMillis(200);

    private final DockerConnection connection;
    private final Optional<HostFirewall> firewall;

    private final ReentrantLock making = new ReentrantLock();

    /** The engine's ids of the networks whose rules this worker has seen to. */
    private final Map<InstallationId, String> open = new ConcurrentHashMap<>();

    private final EarlyAnswers<InstallationId, Optional<Network>> found =
            new EarlyAnswers<>(this::find);

    /**
     * @param firewall empty when the operator keeps rules of their own
     */
    DockerNetworks(DockerConnection connection, Optional<HostFirewall> firewall) {
        this.connection = connection;
        this.firewall = firewall;
    }

    static String name(InstallationId installation) {
        return "aac-" + installation;
    }

    /** An interface's name has at most 15 characters. */
    static String bridge(InstallationId installation) {
        CRC32 hash = new CRC32();
        hash.update(installation.value().getBytes(UTF_8));
        return "aac%08x".formatted(hash.getValue());
    }

    /** Whether the guard can be kept, and is for all that is open. */
    void check() throws EngineFailed, InterruptedException {
        if (firewall.isEmpty()) {
            return;
        }
        firewall.get().check();
        for (InstallationId installation : open.keySet()) {
            firewall.get().protect(bridge(installation));
        }
    }

    /** Looks already whether those that were open still are. */
    void expectContainers() {
        open.keySet().forEach(found::ask);
    }

    /**
     * The network's name; it and its rules are made when they are missing. Looks each time: another
     * worker that stops removes a network that is not in use at that moment. A run that loses it
     * after the look starts anew elsewhere.
     */
    String ensure(InstallationId installation) throws EngineFailed, InterruptedException {
        if (!isOpen(installation)) {
            making.lockInterruptibly();
            try {
                if (!isOpen(installation)) {
                    open.put(installation, make(installation));
                }
            } finally {
                making.unlock();
            }
        }
        return name(installation);
    }

    private boolean isOpen(InstallationId installation) throws EngineFailed, InterruptedException {
        String known = open.get(installation);
        return known != null
                && found.answer(installation).filter(now -> known.equals(now.getId())).isPresent();
    }

    /** The made network's id. */
    private String make(InstallationId installation) throws EngineFailed, InterruptedException {
        Optional<Network> found = find(installation);
        String id = found.isPresent() ? found.get().getId() : create(installation);
        checkOurs(installation);
        if (firewall.isPresent()) {
            String bridge = bridge(installation);
            if (!Files.exists(INTERFACES.resolve(bridge))) {
                throw new EngineFailed(
                        "The container engine runs on another host than the worker, which therefore"
                                + " cannot keep containers away from it: set"
                                + " aac.worker.network-guard=external and do so there.",
                        null);
            }
            firewall.get().protect(bridge);
        }
        return id;
    }

    /** Returns the id, also when another worker was faster. */
    private String create(InstallationId installation) throws EngineFailed, InterruptedException {
        Map<String, String> options = new HashMap<>();
        options.put(BRIDGE_NAME, bridge(installation));
        options.put(INTER_CONTAINER, "false");
        try {
            engineMtu().ifPresent(mtu -> options.put(MTU, mtu));
            return connection.ask(
                    client ->
                            client.createNetworkCmd()
                                    .withName(name(installation))
                                    .withDriver(DRIVER)
                                    .withCheckDuplicate(true)
                                    .withEnableIpv6(false)
                                    .withOptions(options)
                                    .withLabels(
                                            Map.of(
                                                    ContainerLabels.INSTALLATION,
                                                    installation.value()))
                                    .exec()
                                    .getId());
        } catch (Refused e) {
            return madeByAnother(installation)
                    .map(Network::getId)
                    .orElseThrow(
                            () ->
                                    new EngineFailed(
                                            "The container engine cannot make a network: "
                                                    + e.reason(),
                                            e));
        }
    }

    /** The engine refuses a second network of that bridge before it shows the first one. */
    private Optional<Network> madeByAnother(InstallationId installation)
            throws EngineFailed, InterruptedException {
        Optional<Network> found = find(installation);
        for (int tries = 1; found.isEmpty() && tries < FASTER_TRIES_MAX; tries++) {
            Thread.sleep(FASTER_PAUSE);
            found = find(installation);
        }
        return found;
    }

    /** What the operator chose for the engine's own network holds for ours: it is the uplink's. */
    private Optional<String> engineMtu() throws Refused, EngineFailed, InterruptedException {
        Network usual = connection.ask(c -> c.inspectNetworkCmd().withNetworkId(DRIVER).exec());
        Map<String, String> options = usual.getOptions();
        return options == null ? Optional.empty() : Optional.ofNullable(options.get(MTU));
    }

    private Optional<Network> find(InstallationId installation)
            throws EngineFailed, InterruptedException {
        try {
            return Optional.of(
                    connection.ask(
                            c -> c.inspectNetworkCmd().withNetworkId(name(installation)).exec()));
        } catch (Refused e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw new EngineFailed("The container engine cannot look up networks.", e);
        }
    }

    private void checkOurs(InstallationId installation) throws EngineFailed, InterruptedException {
        Map<String, String> options =
                find(installation).map(Network::getOptions).orElseGet(Map::of);
        boolean ours =
                "false".equals(options.get(INTER_CONTAINER))
                        && bridge(installation).equals(options.get(BRIDGE_NAME));
        if (!ours) {
            throw new EngineFailed(
                    "The engine's network "
                            + name(installation)
                            + " was not made by this worker;"
                            + " remove it.",
                    null);
        }
    }

    /** Removes the network and its rules unless a container uses it. */
    void close(InstallationId installation) throws EngineFailed, InterruptedException {
        try {
            connection.ask(client -> client.removeNetworkCmd(name(installation)).exec());
        } catch (Refused e) {
            if (!e.isNotFound()) {
                LOG.warnf("Network %s stays: %s", name(installation), e.reason());
                return;
            }
        }
        open.remove(installation);
        if (firewall.isPresent()) {
            firewall.get().release(bridge(installation));
            if (find(installation).isPresent()) {
                // Another worker made it again meanwhile; its rules are the ones just removed.
                firewall.get().protect(bridge(installation));
            }
        }
    }
}
