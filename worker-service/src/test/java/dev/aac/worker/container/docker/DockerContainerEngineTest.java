package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogStream;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineContract;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.FolderContract;
import dev.aac.worker.container.PreparedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract on the real engine: scripts become shell commands. */
@Tag("docker")
class DockerContainerEngineTest extends ContainerEngineContract implements FolderContract {

    private static DockerTestBed bed;
    private static ServerSocket silentRegistry;

    @BeforeAll
    static void makeBed() throws IOException {
        bed = new DockerTestBed();
        silentRegistry = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void removeContainers() throws Exception {
        bed.removeContainers();
    }

    @AfterAll
    static void removeBed() throws Exception {
        silentRegistry.close();
        bed.tearDown();
    }

    @Override
    public ContainerEngine engine() {
        return bed.engine();
    }

    @Override
    public ContainerSpec playing(ContainerScript script) throws Exception {
        boolean noShell = script.ending() instanceof ContainerScript.Ending.CannotStart;
        ImageReference image = noShell ? bed.images().noShell() : bed.images().shell();
        return bed.samples().spec(bed.engine().prepareImage(image), shellCommand(script));
    }

    private static String shellCommand(ContainerScript script) {
        StringBuilder command = new StringBuilder();
        if (script.ending().equals(new ContainerScript.Ending.RunsUntilSignalled(false))) {
            command.append("trap '' TERM; ");
        }
        script.files().forEach((path, text) -> command.append(leaving(path, text)));
        for (ContainerScript.Output output : script.output()) {
            String encoded = Base64.getEncoder().encodeToString(output.text().getBytes(UTF_8));
            command.append("echo ").append(encoded).append(" | base64 -d");
            command.append(output.stream() == LogStream.STDERR ? " >&2; " : "; ");
        }
        return command.append(ending(script.ending())).toString();
    }

    private static String leaving(String path, String text) {
        String file = ContainerScript.FOLDER + "/" + path;
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        return "mkdir -p $(dirname %s); echo %s | base64 -d > %s; ".formatted(file, encoded, file);
    }

    private static String ending(ContainerScript.Ending ending) {
        return switch (ending) {
            case ContainerScript.Ending.Exits(int code) -> "exit " + code;
            case ContainerScript.Ending.RunsOutOfMemory() -> "tail /dev/zero";
            case ContainerScript.Ending.RunsUntilSignalled(var _) -> "while true; do sleep 1; done";
            case ContainerScript.Ending.CannotStart() -> "true";
        };
    }

    @Override
    protected ContainerSpec running(PreparedImage image) {
        return bed.samples().spec(image, "true");
    }

    @Override
    protected OutputForm outputForm() {
        return OutputForm.BYTES_OF_TWO_STREAMS;
    }

    @Override
    protected ImageReference unknownImage() {
        return new ImageReference("registry.invalid/nobody/nothing:1");
    }

    @Override
    protected ImageReference hangingImage() {
        return new ImageReference(
                "127.0.0.1:%d/slow/image:1".formatted(silentRegistry.getLocalPort()));
    }
}
