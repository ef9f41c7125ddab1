/** Tests of the way to the workers. */
@NullMarked
package dev.aac.producer.execution.dispatch;

import org.jspecify.annotations.NullMarked;
