@NullMarked
package dev.aac.embedded.store;

import org.jspecify.annotations.NullMarked;
