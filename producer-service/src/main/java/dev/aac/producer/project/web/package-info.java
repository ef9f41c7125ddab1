/** Projects over HTTP. */
@NullMarked
package dev.aac.producer.project.web;

import org.jspecify.annotations.NullMarked;
