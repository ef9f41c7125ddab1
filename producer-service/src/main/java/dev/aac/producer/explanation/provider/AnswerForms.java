package dev.aac.producer.explanation.provider;

import dev.aac.producer.analysis.Category;
import dev.aac.producer.explanation.Prompt;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Arrays;

/** The forms of answers as JSON schemas, for providers that keep to them. */
final class AnswerForms {

    private static final ResponseFormat EXPLANATION = format("explanation", explanation());
    private static final ResponseFormat REVIEW = format("review", review());

    private AnswerForms() {}

    static ResponseFormat of(Prompt.Answer answer) {
        return switch (answer) {
            case EXPLANATION -> EXPLANATION;
            case REVIEW -> REVIEW;
        };
    }

    private static JsonObjectSchema explanation() {
        JsonObjectSchema line =
                JsonObjectSchema.builder()
                        .addIntegerProperty("line")
                        .addStringProperty("quote")
                        .required("line", "quote")
                        .additionalProperties(false)
                        .build();
        JsonObjectSchema claim =
                JsonObjectSchema.builder()
                        .addStringProperty("text")
                        .addProperty("evidence", JsonArraySchema.builder().items(line).build())
                        .required("text", "evidence")
                        .additionalProperties(false)
                        .build();
        return JsonObjectSchema.builder()
                .addEnumProperty(
                        "category",
                        Arrays.stream(Category.values()).map(Category::apiName).toList())
                .addStringProperty("summary")
                .addProperty("claims", JsonArraySchema.builder().items(claim).build())
                .addStringProperty("nextStep")
                .addNumberProperty("confidence")
                .required("category", "summary", "claims", "nextStep", "confidence")
                .additionalProperties(false)
                .build();
    }

    private static JsonObjectSchema review() {
        JsonObjectSchema verdict =
                JsonObjectSchema.builder()
                        .addIntegerProperty("statement")
                        .addBooleanProperty("supported")
                        .required("statement", "supported")
                        .additionalProperties(false)
                        .build();
        return JsonObjectSchema.builder()
                .addProperty("verdicts", JsonArraySchema.builder().items(verdict).build())
                .required("verdicts")
                .additionalProperties(false)
                .build();
    }

    private static ResponseFormat format(String name, JsonObjectSchema root) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name(name).rootElement(root).build())
                .build();
    }
}
