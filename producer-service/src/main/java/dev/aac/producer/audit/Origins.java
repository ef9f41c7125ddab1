package dev.aac.producer.audit;

/**
 * Knows the request that the calling thread works for. It says where from, never who or whose: that
 * is handed on explicitly.
 */
public interface Origins {

    /** {@link Origin#NONE} when there is no request. */
    Origin current();
}
