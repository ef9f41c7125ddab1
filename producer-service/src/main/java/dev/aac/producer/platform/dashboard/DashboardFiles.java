package dev.aac.producer.platform.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.MimeMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The built dashboard: every file that may be asked for, by its path. All of them are read once, at
 * the start, so that a request can name nothing else and waits for no disk. Links and what begins
 * with a dot are not part of it.
 */
final class DashboardFiles {

    /** The page itself, which has no address of its own. */
    static final String PAGE = "/index.html";

    static final int FILES_MAX = 2_000;
    static final long BYTES_MAX = 32L * 1024 * 1024;

    /** Names of these hold a hash of what is in them: what they name never changes. */
    private static final String HASHED = "/assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final Map<String, String> CODINGS = Map.of("br", ".br", "gzip", ".gz");

    private final Map<String, DashboardFile> files;
    private final String page;

    private DashboardFiles(Map<String, DashboardFile> files, String page) {
        this.files = Map.copyOf(files);
        this.page = page;
    }

    /**
     * @param folder what the build of the dashboard made
     * @throws IOException when it cannot be read, has no page, or is more than a dashboard can be;
     *     the message is for the operator
     */
    static DashboardFiles in(Path folder) throws IOException {
        Map<String, Buffer> read = read(folder);
        Buffer page = read.remove(PAGE);
        if (page == null) {
            throw new IOException("it has no index.html");
        }
        Map<String, DashboardFile> files = new HashMap<>();
        read.forEach(
                (path, bytes) -> {
                    if (!isCompressedCopy(path, read)) {
                        files.put(path, file(path, bytes, read));
                    }
                });
        return new DashboardFiles(files, page.toString());
    }

    /**
     * @param path of the request, normalized
     */
    Optional<DashboardFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** What {@code index.html} holds. */
    String page() {
        return page;
    }

    private static Map<String, Buffer> read(Path folder) throws IOException {
        Map<String, Buffer> read = new HashMap<>();
        long room = BYTES_MAX;
        Path root = folder.toRealPath();
        for (Path file : regularFiles(root)) {
            room -= Files.size(file);
            if (room < 0) {
                throw new IOException("it has more than " + BYTES_MAX + " bytes");
            }
            read.put("/" + slashed(root.relativize(file)), Buffer.buffer(Files.readAllBytes(file)));
        }
        return read;
    }

    private static List<Path> regularFiles(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> files =
                    all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                            .filter(path -> isVisible(root.relativize(path)))
                            .limit(FILES_MAX + 1L)
                            .toList();
            if (files.size() > FILES_MAX) {
                throw new IOException("it has more than " + FILES_MAX + " files");
            }
            return files;
        }
    }

    private static boolean isVisible(Path relative) {
        return names(relative).noneMatch(name -> name.startsWith("."));
    }

    private static String slashed(Path relative) {
        return String.join("/", names(relative).toList());
    }

    private static Stream<String> names(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false).map(Path::toString);
    }

    private static boolean isCompressedCopy(String path, Map<String, Buffer> read) {
        return CODINGS.values().stream()
                .anyMatch(
                        ending ->
                                path.endsWith(ending)
                                        && read.containsKey(
                                                path.substring(
                                                        0, path.length() - ending.length())));
    }

    private static DashboardFile file(String path, Buffer bytes, Map<String, Buffer> read) {
        Map<String, Buffer> compressed = new HashMap<>();
        CODINGS.forEach(
                (coding, ending) -> {
                    Buffer copy = read.get(path + ending);
                    if (copy != null) {
                        compressed.put(coding, copy);
                    }
                });
        return new DashboardFile(
                Objects.requireNonNullElse(
                        MimeMapping.getMimeTypeForFilename(path), "application/octet-stream"),
                path.startsWith(HASHED) ? FOR_EVER : ASK_AGAIN,
                DashboardFile.etagOf(bytes),
                bytes,
                compressed);
    }
}
