@NullMarked
package dev.aac.worker.log;

import org.jspecify.annotations.NullMarked;
