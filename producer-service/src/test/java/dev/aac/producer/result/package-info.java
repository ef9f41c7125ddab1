/** Tests of what runs leave behind. */
@NullMarked
package dev.aac.producer.result;

import org.jspecify.annotations.NullMarked;
