package dev.aac.worker.platform.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;

/// The JSON of the contract's records, as both services write it. Unknown fields are ignored, so
/// that a newer producer can talk to an older worker while they are being replaced. Safe for all
/// threads.
public final class BrokerJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private BrokerJson() {}

    /// One record as UTF-8.
    ///
    /// @throws IllegalArgumentException when it is no record of the contract
    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /// @throws MalformedMessageException when the bytes are too many, not JSON or not such a record
    public static <T> T read(byte[] message, Class<T> type) throws MalformedMessageException {
        if (message.length > BrokerNames.MESSAGE_BYTES_MAX) {
            throw new MalformedMessageException(
                    "%d bytes are more than %d"
                            .formatted(message.length, BrokerNames.MESSAGE_BYTES_MAX));
        }
        try {
            T read = MAPPER.readValue(message, type);
            if (read == null) {
                throw new MalformedMessageException("is null, not a " + type.getSimpleName());
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException(reason(e, type));
        } catch (IOException e) {
            throw new MalformedMessageException("cannot be read as a " + type.getSimpleName());
        }
    }

    private static String reason(JsonProcessingException e, Class<?> type) {
        var location = e.getLocation();
        return location == null
                ? "is not a " + type.getSimpleName()
                : "is not a %s (line %d, column %d)"
                        .formatted(
                                type.getSimpleName(), location.getLineNr(), location.getColumnNr());
    }
}
