/** Tests of {@code organization}. */
@NullMarked
package dev.aac.producer.organization;

import org.jspecify.annotations.NullMarked;
