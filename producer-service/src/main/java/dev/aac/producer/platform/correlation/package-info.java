/** The id that ties a request, its log lines and its job together. */
@NullMarked
package dev.aac.producer.platform.correlation;

import org.jspecify.annotations.NullMarked;
