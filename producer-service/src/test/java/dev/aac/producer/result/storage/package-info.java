/** Tests of what runs leave behind. */
@NullMarked
package dev.aac.producer.result.storage;

import org.jspecify.annotations.NullMarked;
