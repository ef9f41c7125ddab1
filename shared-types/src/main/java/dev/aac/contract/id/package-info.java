/** Identifiers that travel between the services. */
@NullMarked
package dev.aac.contract.id;

import org.jspecify.annotations.NullMarked;
