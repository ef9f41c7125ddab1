package dev.aac.contract.fact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a container wrote a line. */
public enum LogStream {
    @JsonProperty("stdout")
    STDOUT,
    @JsonProperty("stderr")
    STDERR
}
