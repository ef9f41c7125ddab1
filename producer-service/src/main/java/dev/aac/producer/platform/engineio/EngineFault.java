package dev.aac.producer.platform.engineio;

/** Why a session cannot go on. */
public enum EngineFault {
    /** What came is no packet, or none that may come now; or two requests of a kind at once. */
    MALFORMED,
    /** A body or a message is larger than {@link EngineSession#BODY_BYTES_MAX}. */
    TOO_BIG,
    /** More packets than {@link EngineSession#PACKETS_PER_SECOND_MAX}. */
    TOO_MANY,
    /** The client does not take what is sent. */
    TOO_SLOW,
    /** The client does not answer pings. */
    SILENT
}
