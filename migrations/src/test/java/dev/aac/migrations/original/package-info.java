@NullMarked
package dev.aac.migrations.original;

import org.jspecify.annotations.NullMarked;
