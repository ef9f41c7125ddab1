/** The audit trail over HTTP. */
@NullMarked
package dev.aac.producer.audit.web;

import org.jspecify.annotations.NullMarked;
