package dev.aac.producer.crosstenant;

/**
 * Something that a client of the live channel says.
 *
 * @param data JSON with placeholders of {@link Names}
 */
record Message(String event, String data) {

    String with(Names names) {
        return names.in(("{'event':'" + event + "','data':" + data + "}").replace('\'', '"'));
    }
}
