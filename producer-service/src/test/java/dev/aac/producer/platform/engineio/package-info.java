/** Tests of Engine.IO without a network. */
@NullMarked
package dev.aac.producer.platform.engineio;

import org.jspecify.annotations.NullMarked;
