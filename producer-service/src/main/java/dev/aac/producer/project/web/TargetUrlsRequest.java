package dev.aac.producer.project.web;

import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.project.TargetUrls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where what is tested runs, as it came; what is left out stays, an empty text removes it. */
@Schema(name = "TargetUrlsRequest")
public record TargetUrlsRequest(
        @Nullable String development, @Nullable String staging, @Nullable String production) {

    static final TargetUrlsRequest NONE = new TargetUrlsRequest(null, null, null);

    void check(FieldRules rules) {
        rules.url("targetUrls.development", Texts.orNull(development));
        rules.url("targetUrls.staging", Texts.orNull(staging));
        rules.url("targetUrls.production", Texts.orNull(production));
    }

    TargetUrls changed(TargetUrls present) {
        return new TargetUrls(
                ProjectRequest.changed(development, present.development()),
                ProjectRequest.changed(staging, present.staging()),
                ProjectRequest.changed(production, present.production()));
    }
}
