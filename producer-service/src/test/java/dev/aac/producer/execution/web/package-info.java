/** Executions through the API. */
@NullMarked
package dev.aac.producer.execution.web;

import org.jspecify.annotations.NullMarked;
