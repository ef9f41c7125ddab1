package dev.aac.producer.result.web;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address that needs no token, for a while. */
@Schema(name = "ReportLink")
public record ReportLinkView(
        @Schema(description = "Of the folder of reports; append the encoded path of a file")
                String url,
        int attempt,
        Instant expiresAt) {}
