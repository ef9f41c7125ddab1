@NullMarked
package dev.aac.worker.platform;

import org.jspecify.annotations.NullMarked;
