/** Settings that are wrong stop the start with one sentence. */
@NullMarked
package dev.aac.producer.platform.settings;

import org.jspecify.annotations.NullMarked;
