package dev.aac.producer.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardFilesTest {

    @TempDir Path around;

    @Test
    void fileIsKnownByItsPathWithItsCompressedCopies() throws IOException {
        DashboardFile script = read().at("/assets/main-B1a2c3.js").orElseThrow();

        assertThat(script.plain()).hasToString(BuiltDashboard.SCRIPT);
        assertThat(script.compressed()).containsOnlyKeys("br", "gzip");
        assertThat(script.cacheControl()).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void whatHasNoHashInItsNameIsAskedForAgain() throws IOException {
        assertThat(read().at("/icon.svg").orElseThrow().cacheControl()).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.env",
                "/assets/.git/head",
                "/assets/link.txt",
                "/around/secret.txt",
                "/around/dist/icon.svg",
                "/assets/main-B1a2c3.js.gz",
                "/index.html",
                "/assets",
                "/assets/",
                "/../secret.txt",
                "icon.svg",
                ""
            })
    void nothingElseIsKnown(String path) throws IOException {
        assertThat(read().at(path)).isEmpty();
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path link = around.resolve("link");
        Files.createSymbolicLink(link, BuiltDashboard.make(around));

        assertThat(DashboardFiles.in(link).page()).isEqualTo(BuiltDashboard.PAGE);
    }

    @Test
    void folderWithoutAPageIsNone() throws IOException {
        Files.delete(BuiltDashboard.make(around).resolve("index.html"));

        assertThatThrownBy(() -> DashboardFiles.in(around.resolve("dist")))
                .isInstanceOf(IOException.class)
                .hasMessage("it has no index.html");
    }

    @Test
    void whatIsTooMuchIsNoDashboard() throws IOException {
        Path folder = BuiltDashboard.make(around);
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.bin").toFile(), "rw")) {
            large.setLength(DashboardFiles.BYTES_MAX);
        }
        assertThatThrownBy(() -> DashboardFiles.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes");
        Files.delete(folder.resolve("large.bin"));
        for (int file = 0; file < DashboardFiles.FILES_MAX; file++) {
            Files.createFile(folder.resolve(file + ".txt"));
        }
        assertThatThrownBy(() -> DashboardFiles.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("files");
    }

    @Test
    void wrongFolderStopsTheStartInASentence() {
        Optional<String> nowhere = Optional.of(around.resolve("nowhere").toString());

        assertThatThrownBy(() -> new Dashboard(nowhere))
                .hasMessageStartingWith(
                        "AAC_DASHBOARD_DIR must be the folder that the dashboard was built into");
    }

    @Test
    void withoutASettingThereIsNone() {
        assertThat(new Dashboard(Optional.empty()).files()).isEmpty();
    }

    private DashboardFiles read() throws IOException {
        return DashboardFiles.in(BuiltDashboard.make(around));
    }
}
