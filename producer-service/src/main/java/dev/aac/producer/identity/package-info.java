/** Who calls, what they may do, and how they came to be known. */
@NullMarked
package dev.aac.producer.identity;

import org.jspecify.annotations.NullMarked;
