/** Identifiers that travel between the services; each checks itself when made. */
@NullMarked
package dev.aac.contract.id;

import org.jspecify.annotations.NullMarked;
