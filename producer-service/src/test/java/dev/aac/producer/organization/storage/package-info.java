/** The organizations' store against the embedded one. */
@NullMarked
package dev.aac.producer.organization.storage;

import org.jspecify.annotations.NullMarked;
