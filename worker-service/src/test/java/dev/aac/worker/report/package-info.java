@NullMarked
package dev.aac.worker.report;

import org.jspecify.annotations.NullMarked;
