package dev.aac.producer.result;

import java.io.IOException;
import java.io.InputStream;

/** One file, open for reading by one thread. */
public interface ReportContent extends AutoCloseable {

    /** In bytes; it does not change. */
    long size();

    /**
     * The file's bytes from there on.
     *
     * @param offset from 0 to the size
     */
    InputStream from(long offset) throws IOException;

    @Override
    void close() throws IOException;
}
