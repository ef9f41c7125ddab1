package dev.aac.contract.fact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The producer's answer to a {@link Fact}, sent after its database write. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FactAnswer.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = FactAnswer.NotYours.class, name = "not-yours")
})
public sealed interface FactAnswer {

    /** It is stored, now or by an earlier send: forget it. */
    record Accepted() implements FactAnswer {}

    /** The lease is not the newest or the run is gone: stop the container, report no more. */
    record NotYours() implements FactAnswer {}
}
