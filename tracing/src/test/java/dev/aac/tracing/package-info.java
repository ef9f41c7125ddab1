/** Tests, and a stand-in for a collector of traces for those of the services. */
@NullMarked
package dev.aac.tracing;

import org.jspecify.annotations.NullMarked;
