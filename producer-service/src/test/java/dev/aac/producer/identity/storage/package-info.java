/** The sessions against the embedded store. */
@NullMarked
package dev.aac.producer.identity.storage;

import org.jspecify.annotations.NullMarked;
