/** Runs containers for the producer: has a broker and a container engine, nothing else. */
@NullMarked
package dev.aac.worker;

import org.jspecify.annotations.NullMarked;
