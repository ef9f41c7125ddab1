@NullMarked
package dev.aac.worker.container.kubernetes;

import org.jspecify.annotations.NullMarked;
