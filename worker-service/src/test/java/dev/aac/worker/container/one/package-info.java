@NullMarked
package dev.aac.worker.container.one;

import org.jspecify.annotations.NullMarked;
