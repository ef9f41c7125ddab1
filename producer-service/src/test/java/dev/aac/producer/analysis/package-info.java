/** Tests of the analyser, and its corpus. */
@NullMarked
package dev.aac.producer.analysis;

import org.jspecify.annotations.NullMarked;
