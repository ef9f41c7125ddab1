/** The hash by which things are known again, or shown to be unchanged. */
@NullMarked
package dev.aac.producer.platform.hashing;

import org.jspecify.annotations.NullMarked;
