/**
 * Executions and their logs in MongoDB: the stored records, their mapping to the domain, and the
 * adapters of the ports. Nothing outside this package sees a document.
 */
@NullMarked
package dev.aac.producer.execution.storage;

import org.jspecify.annotations.NullMarked;
