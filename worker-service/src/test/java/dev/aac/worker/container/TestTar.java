package dev.aac.worker.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives for tests, well made ones and others. */
public final class TestTar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

    public TestTar() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Files as an engine hands them out: a folder, then what is in it. */
    public static byte[] of(Map<String, String> files) {
        TestTar tar = new TestTar().entry("./", TarArchiveEntry.LF_DIR);
        new TreeMap<>(files).forEach((path, text) -> tar.file("./" + path, text));
        return tar.bytes();
    }

    /** A plain file of that name, as it is. */
    public TestTar file(String name, String text) {
        byte[] content = text.getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        return put(entry, content);
    }

    /** Something without data. */
    public TestTar entry(String name, byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName("/etc/passwd");
        return put(entry, new byte[0]);
    }

    private TestTar put(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        try {
            tar.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plain files of an archive, without the first of each name. */
    public static Map<String, String> filesBelow(InputStream archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        TarArchiveInputStream in = new TarArchiveInputStream(archive, UTF_8.name());
        TarArchiveEntry entry = in.getNextEntry();
        while (entry != null) {
            if (entry.isFile()) {
                String name = entry.getName();
                files.put(
                        name.substring(name.indexOf('/') + 1),
                        new String(in.readAllBytes(), UTF_8));
            }
            entry = in.getNextEntry();
        }
        return files;
    }
}
