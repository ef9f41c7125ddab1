package dev.aac.worker.container;

import java.io.IOException;
import java.io.InputStream;

/** Takes the files of a container as an archive. */
@FunctionalInterface
public interface ArchiveSink {

    /**
     * Called once, by a thread that is interrupted when whoever asked for the files gives up. May
     * return before the archive's end: the rest is not fetched then.
     *
     * @param tar in any dialect of tar. Everything in it was chosen by code that nobody vetted:
     *     names, types, sizes, and where an engine does not make the archive itself, each byte.
     *     Each name begins with one name that stands for the folder itself, {@code .} or its own
     * @throws IOException only as the stream threw it
     */
    void accept(InputStream tar) throws IOException, InterruptedException;
}
