package dev.aac.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartSentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed to create containerd task: failed to create shim task: OCI runtime create"
                        + " failed: runc create failed: unable to start container process: exec:"
                        + " \"sh\": executable file not found in $PATH: unknown"
                        + " | The image has no shell (sh), which a command needs.",
                "OCI runtime create failed: exec: \"/app/run\": stat /app/run: no such file or"
                        + " directory: unknown"
                        + " | The image has no program /app/run, which it is to run.",
                "exec user process caused: exec format error"
                        + " | The image is made for another processor.",
                "executable file not found"
                        + " | The image does not have the program it is to run.",
                "OCI runtime create failed: runc create failed: mkdir /x: read-only file system"
                        + " | The container cannot start: mkdir /x: read-only file system"
            })
    void wordsOfTheRuntimeAreTurnedIntoASentence(String words, String sentence) {
        assertThat(StartSentences.failure(words, null)).hasMessage(sentence);
    }
}
