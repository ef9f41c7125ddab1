/**
 * Notices what may be the work of an intruder. Features tell it of what went wrong anyway: what
 * goes right never comes here.
 */
@NullMarked
package dev.aac.producer.platform.watch;

import org.jspecify.annotations.NullMarked;
