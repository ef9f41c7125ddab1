package dev.aac.producer.platform.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A success with something to show. */
@JsonPropertyOrder({"success", "data"})
public record Answer<T>(boolean success, T data) {

    public static <T> Answer<T> of(T data) {
        return new Answer<>(true, data);
    }
}
