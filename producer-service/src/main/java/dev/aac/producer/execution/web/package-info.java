/**
 * Executions over HTTP: requests that check themselves, views as the API shows them. No decision is
 * made here.
 */
@NullMarked
package dev.aac.producer.execution.web;

import org.jspecify.annotations.NullMarked;
