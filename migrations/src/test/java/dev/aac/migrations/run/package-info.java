@NullMarked
package dev.aac.migrations.run;

import org.jspecify.annotations.NullMarked;
