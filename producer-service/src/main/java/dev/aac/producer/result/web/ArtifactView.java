package dev.aac.producer.result.web;

import dev.aac.producer.result.ReportFile;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file that an attempt left. */
@Schema(name = "Artifact")
public record ArtifactView(
        @Schema(description = "Below the folder of reports; append it to reportsBaseUrl, encoded")
                String path,
        long size,
        String contentType,
        int attempt,
        @Schema(description = "Of the content, in hexadecimal") String sha256,
        @Schema(description = "Test cases in it, when it is a JUnit file") int tests,
        @Schema(description = "Why it could not be read as a JUnit file")
                @Nullable String problem) {

    static ArtifactView of(ReportFile file) {
        return new ArtifactView(
                file.path(),
                file.size(),
                ContentTypes.of(file.path()),
                file.attempt(),
                file.sha256(),
                file.tests().cases(),
                file.tests().problem());
    }
}
