package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody tries who wants more of a container than a test needs. */
@Tag("one-broker")
@ExtendWith(SharedInstallation.class)
final class ProbeScenarios {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * What is tried, and a shell's condition that is true when the container holds. {@code refused}
     * wants the kernel's refusal, so that a tool that is missing does not count as held.
     */
    private static final List<Probe> PROBES =
            """
            capabilities           | [ "$(capless)" = 5 ]
            new privileges         | has NoNewPrivs 1
            filter of system calls | has Seccomp 2
            processes of others    | [ $(ls -d /proc/[0-9]* | wc -l) -lt 12 ]
            host name              | refused hostname mine
            mount                  | refused mount -t tmpfs none /tmp
            remount                | refused mount -o remount,rw /proc/sys
            mount namespace        | refused unshare -m true
            user namespace         | refused unshare -U true
            device file            | refused mknod /tmp/disk b 8 0
            other root             | refused chroot / /bin/true
            other owner            | touch /tmp/a && refused chown 1 /tmp/a
            clock                  | date -s 2001-01-01 2>&1 | grep "not permitted"
            log of the kernel      | refused dmesg
            sysrq                  | [ ! -e /proc/sysrq-trigger ] || refused put h /proc/sysrq-trigger
            core pattern           | refused put x /proc/sys/kernel/core_pattern
            control groups         | refused mkdir /sys/fs/cgroup/mine
            memory of the kernel   | [ ! -e /dev/mem ] && [ -z "$(head -c 1 /proc/kcore)" ]
            disks                  | [ -z "$(find /dev -type b)" ]
            network devices        | refused ip link set lo down
            addresses              | refused ip addr add 10.9.9.9/32 dev lo
            sockets                | [ -z "$(find / -xdev -type s)" ]
            mounts of the host     | [ -z "$(foreign_mounts)" ]
            environment            | ! env | grep -E "JWT|RABBITMQ|MONGODB|ENCRYPTION|DOCKER"
            metadata address       | refused nc -w 3 169.254.169.254 80
            """
                    .lines()
                    .map(Probe::of)
                    .toList();

    private static final String TOOLS =
            """
            refused() {
                said=$("$@" 2>&1 </dev/null) && return 1
                case $said in *ot\\ permitted*|*ermission\\ denied*|*ead-only*|*efused*) ;; *) return 1 ;; esac
            }
            put() { sh -c "echo $1 > $2"; }
            has() { grep -q "^$1:[[:space:]]$2\\$" /proc/self/status; }
            capless() { grep -cE '^Cap(Inh|Prm|Eff|Bnd|Amb):[[:space:]]0000000000000000$' /proc/self/status; }
            foreign_mounts() {
                awk '$3 ~ /^(ext[234]|xfs|btrfs|zfs|9p|nfs|cifs)/ {print $2}' /proc/mounts \\
                    | grep -vE '^(/|/sbin/docker-init|/etc/(hosts|hostname|resolv.conf))$'
            }
            try() { if eval "$2" >/dev/null 2>&1; then echo "held $1"; else echo "BROKEN $1"; fi; }
            """;

    private final AacInstallation installation;

    ProbeScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    private record Probe(String name, String holds) {

        private static Probe of(String line) {
            String[] parts = line.split(" +\\| ", 2);
            return new Probe(parts[0], parts[1]);
        }

        private String shell() {
            return "try '%s' '%s'".formatted(name, holds);
        }
    }

    private static String allProbes() {
        return PROBES.stream().map(Probe::shell).collect(Collectors.joining("\n", TOOLS, "\n"));
    }

    /** A container as the engine makes them shows that the probes can tell. */
    @Test
    void containerHoldsWhateverIsTriedInIt() {
        Member member = installation.newOrganization("probe");
        String taskId = member.submit(TestImage.running(allProbes())).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, LIMIT);

        assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
        assertThat(member.log(taskId))
                .extracting(LoggedLine::text)
                .containsExactlyElementsOf(
                        PROBES.stream().map(probe -> "held " + probe.name()).toList());
        assertThat(DockerProbe.runPlain(TestImage.name(), allProbes()))
                .contains(
                        "BROKEN capabilities",
                        "BROKEN new privileges",
                        "BROKEN device file",
                        "BROKEN other root",
                        "BROKEN other owner",
                        "held mount");
    }
}
