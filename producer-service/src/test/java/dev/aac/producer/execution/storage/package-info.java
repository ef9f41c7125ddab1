/** The contracts of the execution ports on the embedded store. */
@NullMarked
package dev.aac.producer.execution.storage;

import org.jspecify.annotations.NullMarked;
