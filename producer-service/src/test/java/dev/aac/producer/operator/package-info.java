/** Tests of the operator's command and what it asks. */
@NullMarked
package dev.aac.producer.operator;

import org.jspecify.annotations.NullMarked;
