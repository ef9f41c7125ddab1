package dev.aac.contract.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "junit/TEST-com.example.Größe.xml",
                "allure/index.html",
                "..a/b..",
                "...",
                "C:/x",
                "with space & more?#%.txt"
            })
    void nameBelowTheFolderIsTaken(String path) {
        assertThat(ReportPath.objection(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "//x",
                "..",
                "../x",
                "a/../../x",
                "a/..",
                ".",
                "./a",
                "a/./b",
                "a//b",
                "a/",
                "a\\b",
                "..\\x",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "a\uFFFDb"
            })
    void nameThatLeadsElsewhereOrCannotBeShownIsNot(String path) {
        assertThat(ReportPath.objection(path)).isPresent();
    }

    @Test
    void lengthAndDepthHaveLimits() {
        String name = "n".repeat(ReportPath.NAME_MAX);
        assertThat(ReportPath.objection(name + "/" + name)).isEmpty();
        assertThat(ReportPath.objection(name + "n")).isPresent();
        assertThat(ReportPath.objection(name + "/" + name + "/n")).isPresent();
        String deep = "d/".repeat(ReportPath.DEPTH_MAX - 1);
        assertThat(ReportPath.objection(deep + "x")).isEmpty();
        assertThat(ReportPath.objection(deep + "d/x")).isPresent();
    }
}
