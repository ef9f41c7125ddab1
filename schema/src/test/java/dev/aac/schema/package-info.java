@NullMarked
package dev.aac.schema;

import org.jspecify.annotations.NullMarked;
