/**
 * The port to the container engine: {@link dev.aac.worker.container.ContainerEngine}. Knows no
 * engine and no broker; adapters live in sub-packages.
 */
@NullMarked
package dev.aac.worker.container;

import org.jspecify.annotations.NullMarked;
