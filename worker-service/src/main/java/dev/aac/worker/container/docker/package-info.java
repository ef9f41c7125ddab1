/** {@link dev.aac.worker.container.ContainerEngine} on a Docker Engine, with docker-java. */
@NullMarked
package dev.aac.worker.container.docker;

import org.jspecify.annotations.NullMarked;
