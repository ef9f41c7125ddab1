package dev.aac.embedded.store;

/// Where the changes since the last checkpoint are written down before they are acknowledged.
///
/// Batches are kept in the order in which they were appended. Safe for use by many threads.
interface RedoLog extends AutoCloseable {

    /// For a store that forgets everything anyway.
    RedoLog NONE = new RedoLog() {};

    /// Takes a batch in; it is not safe yet.
    ///
    /// @return the position to wait for with [#awaitWritten]
    default long append(RedoBatch batch) {
        return 0;
    }

    /// Returns when everything up to `position` would survive the sudden death of this process.
    ///
    /// @throws IllegalStateException when it could not be written, now or at any time before
    default void awaitWritten(long position) {}

    /// How much a restart would have to repeat, in bytes.
    default long bytes() {
        return 0;
    }

    /// Forgets everything: what it held has been kept elsewhere. Must not run beside [#append].
    default void forget() {}

    @Override
    default void close() {}
}
