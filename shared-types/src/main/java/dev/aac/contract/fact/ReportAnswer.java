package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The producer's answer to a {@link ReportFact}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(ReportAnswer.Stored.class),
    @JsonSubTypes.Type(ReportAnswer.Refused.class),
    @JsonSubTypes.Type(ReportAnswer.NotYours.class)
})
public sealed interface ReportAnswer {

    /** It is kept, now or by an earlier send: forget it. */
    @JsonTypeName("stored")
    record Stored() implements ReportAnswer {}

    /**
     * It cannot be kept: send no more files of this attempt.
     *
     * @param sentence for a person to read
     */
    @JsonTypeName("refused")
    record Refused(String sentence) implements ReportAnswer {

        public Refused {
            requireNonNull(sentence, "sentence is null");
        }
    }

    /** The lease is not the newest or the run is gone: report no more. */
    @JsonTypeName("not-yours")
    record NotYours() implements ReportAnswer {}
}
