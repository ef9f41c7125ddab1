@NullMarked
package dev.aac.embedded.broker;

import org.jspecify.annotations.NullMarked;
