/** Tests of {@code identity}. */
@NullMarked
package dev.aac.producer.identity;

import org.jspecify.annotations.NullMarked;
