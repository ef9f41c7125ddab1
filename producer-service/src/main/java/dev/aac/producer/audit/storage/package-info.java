/** The journal and the chains in MongoDB. */
@NullMarked
package dev.aac.producer.audit.storage;

import org.jspecify.annotations.NullMarked;
