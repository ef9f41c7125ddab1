package dev.aac.producer.platform.broker;

import com.rabbitmq.client.Connection;
import java.io.IOException;

/**
 * Something that lives on the connection: it is attached to each new one. What it opened on a
 * connection ends with that connection.
 */
interface Attachment {

    /**
     * Called for every connection in turn, never by two threads at once.
     *
     * @param generation counts the connections of this process, from 1
     */
    void attach(Connection connection, int generation) throws IOException;
}
