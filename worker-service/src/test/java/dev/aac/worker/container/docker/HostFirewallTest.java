package dev.aac.worker.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostFirewallTest {

    private static final String BRIDGE = "aac01234567";

    /** Keeps rules as the program would: check, insert in front, delete. */
    private static final class Tables implements HostCommand {

        private final List<String> rules = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private int insertions;
        private int busy;

        @Override
        public Result run(List<String> command) {
            String action = command.get(3);
            String rule =
                    command.getFirst() + " " + String.join(" ", command.subList(4, command.size()));
            if (busy > 0) {
                busy--;
                return new Result(4, "RULE_DELETE failed");
            }
            if (refused.contains(action)) {
                return new Result(3, "Permission denied (you must be root)");
            }
            return switch (action) {
                case "-S" -> new Result(0, "");
                case "-C" -> new Result(rules.contains(rule) ? 0 : 1, "");
                case "-D" -> new Result(rules.remove(rule) ? 0 : 1, "");
                case "-I" -> {
                    insertions++;
                    rules.addFirst(rule);
                    yield new Result(0, "");
                }
                default -> throw new AssertionError(command);
            };
        }
    }

    private final Tables tables = new Tables();
    private final HostFirewall firewall = new HostFirewall(tables);

    @Test
    void hostAndMetadataAreClosedToTheBridge() throws Exception {
        firewall.check();
        firewall.protect(BRIDGE);

        assertThat(tables.rules)
                .contains(
                        "iptables INPUT -i aac01234567 -m conntrack ! --ctstate"
                                + " ESTABLISHED,RELATED -j DROP",
                        "iptables DOCKER-USER -i aac01234567 -d 169.254.0.0/16 -j REJECT",
                        "iptables DOCKER-USER -i aac01234567 -d 100.100.100.200/32 -j REJECT");
        assertThat(HostFirewall.rules(BRIDGE, true))
                .filteredOn(rule -> rule.program().equals("ip6tables"))
                .extracting(HostFirewall.Rule::chain)
                .containsExactly("INPUT", "FORWARD");
        assertThat(HostFirewall.rules(BRIDGE, false))
                .noneMatch(rule -> rule.program().equals("ip6tables"));
    }

    @Test
    void presentRulesAreNotAddedAgain() throws Exception {
        firewall.protect(BRIDGE);
        int once = tables.insertions;
        firewall.protect(BRIDGE);

        assertThat(tables.insertions).isEqualTo(once).isPositive();
    }

    @Test
    void releaseRemovesEveryCopyAndNothingElse() throws Exception {
        firewall.protect(BRIDGE);
        tables.rules.addAll(List.copyOf(tables.rules));
        tables.rules.add("iptables INPUT -i eth0 -j ACCEPT");

        firewall.release(BRIDGE);
        firewall.release(BRIDGE);

        assertThat(tables.rules).containsExactly("iptables INPUT -i eth0 -j ACCEPT");
    }

    @Test
    void changeByAnotherInTheSameInstantIsWaitedOut() throws Exception {
        tables.busy = 3;
        firewall.protect(BRIDGE);
        int once = tables.rules.size();
        tables.busy = 3;
        firewall.protect(BRIDGE);
        assertThat(tables.rules).hasSize(once);

        tables.busy = 3;
        firewall.release(BRIDGE);
        assertThat(tables.rules).isEmpty();
    }

    @Test
    void refusalIsOneSentenceThatSaysWhatToDo() {
        tables.refused.add("-S");
        assertThatThrownBy(firewall::check)
                .isInstanceOf(EngineFailed.class)
                .hasMessageContaining("as root")
                .hasMessageContaining("aac.worker.network-guard=external");

        tables.refused.add("-I");
        assertThatThrownBy(() -> firewall.protect(BRIDGE)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void missingProgramIsSaidLikewise() {
        HostFirewall without =
                new HostFirewall(
                        command -> {
                            throw new IOException("Cannot run program " + command.getFirst());
                        });

        assertThatThrownBy(without::check)
                .isInstanceOf(EngineFailed.class)
                .hasMessageContaining("iptables installed");
    }

    @Test
    void programThatDoesNotEndIsGivenUp() {
        HostCommand impatient = HostCommand.within(Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.run(List.of("sleep", "60")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("took longer");
    }

    /** For workers that run in a container and cannot set them. */
    @Test
    void networkGuardSetsTheSameRules() throws Exception {
        List<String> expected =
                HostFirewall.rules(BRIDGE, true).stream()
                        .map(HostFirewallTest::lineOfTheScript)
                        .toList();

        assertThat(Files.readString(Path.of("../docker/network-guard/guard.sh")).lines())
                .map(String::strip)
                .filteredOn(line -> line.startsWith("\"$1\" \"$v"))
                .containsExactlyElementsOf(expected);
    }

    private static String lineOfTheScript(HostFirewall.Rule rule) {
        String program = rule.program().equals("iptables") ? "$v4" : "$v6";
        return "\"$1\" \"%s\" %s -i \"$bridges\" %s"
                .formatted(
                        program,
                        rule.chain(),
                        String.join(" ", rule.body().subList(2, rule.body().size())));
    }
}
