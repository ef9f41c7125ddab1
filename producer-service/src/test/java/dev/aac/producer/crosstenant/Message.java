package dev.aac.producer.crosstenant;

/**
 * Something that a client of the live channel says.
 *
 * @param data JSON with placeholders of {@link Names}
 */
record Message(String event, String data) {

    String with(Names names) {
        return "{\"event\":\"%s\",\"data\":%s}".formatted(event, data(names));
    }

    String data(Names names) {
        return names.in(data.replace('\'', '"'));
    }
}
