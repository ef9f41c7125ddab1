package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.aac.contract.job.ImageReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Images made on the spot, without any registry, from this machine's static busybox. */
final class TestImages implements AutoCloseable {

    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final int EXECUTABLE = 0755;

    private final DockerClient docker;
    private final DockerHttpClient transport;
    private final String prefix = "aac-test-" + UUID.randomUUID();
    private final ImageReference shell;
    private final ImageReference noShell;
    private final ImageReference ownProgram;

    TestImages(DockerClient docker, DockerHttpClient transport) {
        this.docker = docker;
        this.transport = transport;
        this.shell = make("shell", true);
        this.noShell = make("no-shell", false);
        this.ownProgram = make("own", true, "CMD [\"echo\", \"of the image\"]", "VOLUME /data");
    }

    /** All of busybox's programs in {@code /bin}, and a {@code /tmp}. */
    ImageReference shell() {
        return shell;
    }

    /** Busybox as {@code /program}, and nothing else. */
    ImageReference noShell() {
        return noShell;
    }

    /** Like {@link #shell()}; echoes "of the image" by itself and declares a volume. */
    ImageReference ownProgram() {
        return ownProgram;
    }

    private ImageReference make(String name, boolean withShell, String... changes) {
        ImageReference image = new ImageReference(prefix + "/" + name + ":1");
        try {
            byte[] files = withShell ? shellFiles() : programOnly();
            importFiles(image, files, changes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    /** docker-java's own command sends the files as JSON, which the engine does not take. */
    private void importFiles(ImageReference image, byte[] files, String... changes)
            throws IOException {
        StringBuilder path = new StringBuilder("/images/create?fromSrc=-&repo=");
        path.append(URLEncoder.encode(image.value(), UTF_8));
        for (String change : changes) {
            path.append("&changes=").append(URLEncoder.encode(change, UTF_8));
        }
        Request request =
                Request.builder()
                        .method(Request.Method.POST)
                        .path(path.toString())
                        .putHeader("Content-Type", "application/x-tar")
                        .bodyBytes(files)
                        .build();
        try (Response response = transport.execute(request)) {
            String answer = new String(response.getBody().readAllBytes(), UTF_8);
            if (response.getStatusCode() != 200 || answer.contains("\"error\"")) {
                throw new IOException("cannot import " + image + ": " + answer);
            }
        }
    }

    private static byte[] shellFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            addProgram(tar, "bin/busybox");
            for (String applet : applets()) {
                TarArchiveEntry link =
                        new TarArchiveEntry("bin/" + applet, TarConstants.LF_SYMLINK);
                link.setLinkName("busybox");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
            tar.putArchiveEntry(new TarArchiveEntry("tmp/"));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] programOnly() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            addProgram(tar, "program");
        }
        return bytes.toByteArray();
    }

    private static void addProgram(TarArchiveOutputStream tar, String path) throws IOException {
        byte[] program = busybox();
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(EXECUTABLE);
        entry.setSize(program.length);
        tar.putArchiveEntry(entry);
        tar.write(program);
        tar.closeArchiveEntry();
    }

    private static byte[] busybox() throws IOException {
        if (!Files.isExecutable(BUSYBOX)) {
            throw new IllegalStateException(
                    "These tests make their image from /bin/busybox: install the package"
                            + " busybox-static.");
        }
        return Files.readAllBytes(BUSYBOX);
    }

    private static List<String> applets() throws IOException {
        Process process = new ProcessBuilder(BUSYBOX.toString(), "--list").start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), UTF_8)
                    .lines()
                    .filter(applet -> !applet.equals("busybox"))
                    .toList();
        }
    }

    @Override
    public void close() {
        for (ImageReference image : List.of(shell, noShell, ownProgram)) {
            docker.removeImageCmd(image.value()).withForce(true).exec();
        }
    }
}
