/** A stand-in for a collector of traces, for the tests of the services. */
@NullMarked
package dev.aac.contract.tracing;

import org.jspecify.annotations.NullMarked;
