/** Tests of the execution domain. */
@NullMarked
package dev.aac.producer.execution;

import org.jspecify.annotations.NullMarked;
