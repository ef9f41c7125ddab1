/** The fences around tenant data, and what shows that they stand. */
@NullMarked
package dev.aac.producer.platform.tenancy;

import org.jspecify.annotations.NullMarked;
