package dev.aac.bench;

import com.github.dockerjava.api.model.HostConfig;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.time.Duration;

/** Makes the floor fair: it runs under the very settings that the product chose. */
final class Settings {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Settings() {}

    static HostConfig ofARunning(
            Member member, Target target, RawDocker docker, LiveSocket socket) {
        String taskId = member.submit(ExecutionRequest.of(target.image(), "sleep 60")).taskId();
        socket.await(
                "the sample run",
                event -> event.isUpdateOf(taskId) && event.status().equals("RUNNING"),
                LIMIT);
        HostConfig settings =
                docker.settingsOf("org_%s_%s".formatted(member.account().organizationId(), taskId));
        member.cancel(taskId);
        socket.awaitEnd(taskId, LIMIT);
        return settings;
    }
}
