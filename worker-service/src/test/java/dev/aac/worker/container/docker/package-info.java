@NullMarked
package dev.aac.worker.container.docker;

import org.jspecify.annotations.NullMarked;
