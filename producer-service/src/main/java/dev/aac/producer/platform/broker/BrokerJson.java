package dev.aac.producer.platform.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The JSON of the messages. Unknown fields are ignored, so that a newer peer may add some; an
 * unknown {@code type} is an error.
 */
public final class BrokerJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private BrokerJson() {}

    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(
                    message.getClass().getSimpleName() + " has no JSON form", failure);
        }
    }

    /**
     * @throws Unreadable when the bytes are not such a message
     */
    public static <T> T read(byte[] body, Class<T> type) throws Unreadable {
        try {
            T message = MAPPER.readValue(body, type);
            if (message == null) {
                throw new Unreadable("it is null");
            }
            return message;
        } catch (JsonProcessingException failure) {
            // Its own text shows parts of the message, which may hold a secret.
            throw new Unreadable(failure.getClass().getSimpleName());
        } catch (IOException failure) {
            throw new Unreadable(failure.getClass().getSimpleName());
        }
    }

    /** Bytes that are no message of the wanted type. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
