@NullMarked
package dev.aac.worker.mask;

import org.jspecify.annotations.NullMarked;
