/** Identity providers, as clients of their interfaces. */
@NullMarked
package dev.aac.producer.identity.provider;

import org.jspecify.annotations.NullMarked;
