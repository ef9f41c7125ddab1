/**
 * Holds the manifests for Kubernetes and docker-compose.yml to what every one of them has to keep.
 */
@NullMarked
package dev.aac.manifests;

import org.jspecify.annotations.NullMarked;
