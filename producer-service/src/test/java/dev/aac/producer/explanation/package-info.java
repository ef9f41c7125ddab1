/** Tests of what language models are asked and what of their answers stands. */
@NullMarked
package dev.aac.producer.explanation;

import org.jspecify.annotations.NullMarked;
