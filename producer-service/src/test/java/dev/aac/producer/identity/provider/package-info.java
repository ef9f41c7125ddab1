/**
 * Identity providers, against stand-ins that answer as the real ones do, and as they should not.
 */
@NullMarked
package dev.aac.producer.identity.provider;

import org.jspecify.annotations.NullMarked;
