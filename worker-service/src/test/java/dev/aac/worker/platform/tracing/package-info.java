/// Tests of `platform.tracing`.
@NullMarked
package dev.aac.worker.platform.tracing;

import org.jspecify.annotations.NullMarked;
