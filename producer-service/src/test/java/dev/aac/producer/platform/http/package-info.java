/** Tests of {@code platform.http}. */
@NullMarked
package dev.aac.producer.platform.http;

import org.jspecify.annotations.NullMarked;
