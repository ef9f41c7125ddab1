/** Archives that were made to do harm, and what comes of them. */
@NullMarked
package dev.aac.worker.result;

import org.jspecify.annotations.NullMarked;
