@NullMarked
package dev.aac.worker.container.other;

import org.jspecify.annotations.NullMarked;
