/** The scripted engine for everybody's tests, and the contract that it and the real one keep. */
@NullMarked
package dev.aac.worker.container;

import org.jspecify.annotations.NullMarked;
