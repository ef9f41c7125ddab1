package dev.aac.worker.container.docker;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Rules that keep the containers behind one bridge away from the host they run on: nothing of the
 * host can be connected to through any of its addresses, nor the link-local and other addresses
 * under which clouds hand out credentials. What containers may reach is the rest of the network.
 *
 * <p>Rules are asked for before they are added, so that any number of workers may do this again and
 * again; two that do it at the same instant may add one twice, which does no harm. They stand in
 * front of all others. Every command is bounded by {@link #COMMAND_LIMIT}.
 */
final class HostFirewall {

    /** Longest time for one command. */
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(HostFirewall.class);

    /** Most copies of one rule that are looked for when it is removed. */
    private static final int COPIES_MAX = 64;

    /** The programs' exit code for "not now": another changed the tables in the same instant. */
    private static final int BUSY = 4;

    private static final int TRIES_MAX = 10;

    /** Other programs change the same tables: wait for the lock, in seconds, rather than fail. */
    private static final List<String> WAIT_FOR_LOCK = List.of("-w", "3");

    private static final Path IPV6_IN_USE = Path.of("/proc/net/if_inet6");
    private static final Path BRIDGES_ARE_FILTERED =
            Path.of("/proc/sys/net/bridge/bridge-nf-call-iptables");

    private static final String ADVICE =
            " Run the worker as root on the engine's host with iptables installed, or keep"
                    + " containers away from the host yourself and set"
                    + " aac.worker.network-guard=external.";

    private final HostCommand host;

    HostFirewall(HostCommand host) {
        this.host = host;
    }

    /** One rule: its program, its chain, and what it matches and does. */
    record Rule(String program, String chain, List<String> body) {

        List<String> command(String action) {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(WAIT_FOR_LOCK);
            command.addAll(List.of(action, chain));
            command.addAll(body);
            return command;
        }
    }

    /**
     * The rules for one bridge. IPv6 is off in the containers' network, so of it nothing may pass.
     *
     * @param ipv6 whether the host has IPv6 at all
     */
    static List<Rule> rules(String bridge, boolean ipv6) {
        List<String> from = List.of("-i", bridge);
        List<Rule> rules = new ArrayList<>();
        rules.add(
                rule(
                        "iptables",
                        "INPUT",
                        from,
                        "-m conntrack ! --ctstate ESTABLISHED,RELATED -j DROP"));
        rules.add(rule("iptables", "DOCKER-USER", from, "-d 169.254.0.0/16 -j REJECT"));
        rules.add(rule("iptables", "DOCKER-USER", from, "-d 100.100.100.200/32 -j REJECT"));
        if (ipv6) {
            rules.add(rule("ip6tables", "INPUT", from, "-j DROP"));
            rules.add(rule("ip6tables", "FORWARD", from, "-j DROP"));
        }
        return rules;
    }

    private static Rule rule(String program, String chain, List<String> from, String rest) {
        List<String> body = new ArrayList<>(from);
        body.addAll(List.of(rest.split(" ")));
        return new Rule(program, chain, body);
    }

    /**
     * Whether rules could be made.
     *
     * @throws EngineFailed with one sentence that says what to do
     */
    void check() throws EngineFailed, InterruptedException {
        List<String> command = new ArrayList<>(List.of("iptables"));
        command.addAll(WAIT_FOR_LOCK);
        command.addAll(List.of("-S", "DOCKER-USER"));
        HostCommand.Result result = run(command);
        if (!result.succeeded()) {
            throw refused(result.output());
        }
    }

    /**
     * Makes the bridge's rules where they are missing.
     *
     * @throws EngineFailed when one of them cannot be made
     */
    void protect(String bridge) throws EngineFailed, InterruptedException {
        if (!isOne(BRIDGES_ARE_FILTERED)) {
            throw new EngineFailed(
                    "Containers could reach each other: load the kernel module br_netfilter and set"
                            + " net.bridge.bridge-nf-call-iptables=1.",
                    null);
        }
        for (Rule rule : rules(bridge, Files.exists(IPV6_IN_USE))) {
            if (run(rule.command("-C")).succeeded()) {
                continue;
            }
            HostCommand.Result added = run(rule.command("-I"));
            if (!added.succeeded()) {
                throw refused(added.output());
            }
        }
    }

    /** Removes the bridge's rules, however often each is there. */
    void release(String bridge) throws EngineFailed, InterruptedException {
        for (Rule rule : rules(bridge, Files.exists(IPV6_IN_USE))) {
            int removed = 0;
            while (removed < COPIES_MAX && run(rule.command("-D")).succeeded()) {
                removed++;
            }
        }
    }

    /** Tries again when the tables were changed by somebody else in the same instant. */
    private HostCommand.Result run(List<String> command) throws EngineFailed, InterruptedException {
        try {
            HostCommand.Result result = host.run(command);
            for (int i = 1; i < TRIES_MAX && result.exitCode() == BUSY; i++) {
                result = host.run(command);
            }
            return result;
        } catch (IOException e) {
            throw new EngineFailed("Containers cannot be kept away from the host." + ADVICE, e);
        }
    }

    private static EngineFailed refused(String output) {
        LOG.warnf("iptables refused: %s", output);
        return new EngineFailed("Containers cannot be kept away from the host." + ADVICE, null);
    }

    private static boolean isOne(Path setting) {
        try {
            return Files.readString(setting).strip().equals("1");
        } catch (IOException e) {
            LOG.debugf(e, "cannot read %s", setting);
            return false;
        }
    }
}
