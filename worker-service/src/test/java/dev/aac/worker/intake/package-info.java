@NullMarked
package dev.aac.worker.intake;

import org.jspecify.annotations.NullMarked;
