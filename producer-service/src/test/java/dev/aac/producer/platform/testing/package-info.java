/** What the module's integration tests share. */
@NullMarked
package dev.aac.producer.platform.testing;

import org.jspecify.annotations.NullMarked;
