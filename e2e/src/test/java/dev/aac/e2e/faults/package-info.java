/** Breaks a whole cluster while it works, and reconciles what was promised with what became. */
@NullMarked
package dev.aac.e2e.faults;

import org.jspecify.annotations.NullMarked;
