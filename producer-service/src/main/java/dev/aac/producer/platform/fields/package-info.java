/** What the fields of requests must be, whichever feature they are for. */
@NullMarked
package dev.aac.producer.platform.fields;

import org.jspecify.annotations.NullMarked;
