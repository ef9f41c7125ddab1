package dev.aac.contract.fact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The producer's answer to a {@link Fact}, sent after its database write. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(FactAnswer.Accepted.class),
    @JsonSubTypes.Type(FactAnswer.NotYours.class)
})
public sealed interface FactAnswer {

    /** It is stored, now or by an earlier send: forget it. */
    @JsonTypeName("accepted")
    record Accepted() implements FactAnswer {}

    /** The lease is not the newest or the run is gone: stop the container, report no more. */
    @JsonTypeName("not-yours")
    record NotYours() implements FactAnswer {}
}
