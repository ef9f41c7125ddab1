/// What every part of the worker stands on: its settings, identity and clocks.
@NullMarked
package dev.aac.worker.platform;

import org.jspecify.annotations.NullMarked;
