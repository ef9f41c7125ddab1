@NullMarked
package dev.aac.worker.log.mask;

import org.jspecify.annotations.NullMarked;
