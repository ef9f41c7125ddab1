package dev.aac.producer.result.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormsTest {

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=UTF-8, true",
        "a/b/INDEX.HTM, text/html; charset=UTF-8, true",
        "junit.xml, application/xml, true",
        "chart.svg, image/svg+xml, true",
        "page.xhtml, application/xhtml+xml, true",
        "app.js, text/javascript; charset=UTF-8, false",
        "shot.png, image/png, false",
        "video.webm, video/webm, false",
        "run.log, text/plain; charset=UTF-8, false",
        "trace.exe, application/octet-stream, false",
        "Makefile, application/octet-stream, false",
        "html, application/octet-stream, false",
        "a.html/b, application/octet-stream, false",
        "x., application/octet-stream, false"
    })
    void typeIsThatOfTheNamesEnd(String path, String type, boolean active) {
        assertThat(ContentTypes.of(path)).isEqualTo(type);
        assertThat(ContentTypes.isActive(type)).isEqualTo(active);
    }

    @Test
    void nameCannotMakeAHeaderOrAnAddress() {
        assertThat(FileNames.disposition("inline", "a/b \"c\"; x=ü.html"))
                .isEqualTo("inline; filename*=UTF-8''b%20%22c%22%3B%20x%3D%C3%BC.html");
        assertThat(FileNames.inAddress("a b/c?d#e%f/g.html"))
                .isEqualTo("a%20b/c%3Fd%23e%25f/g.html");
    }
}
