/// Time that can be injected, for the rules that depend on it.
@NullMarked
package dev.aac.worker.platform.time;

import org.jspecify.annotations.NullMarked;
