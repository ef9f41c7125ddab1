/** Tests of {@code platform.mail}. */
@NullMarked
package dev.aac.producer.platform.mail;

import org.jspecify.annotations.NullMarked;
