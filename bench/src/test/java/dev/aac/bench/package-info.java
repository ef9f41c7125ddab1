/** Tests of the arithmetic behind the figures. */
@NullMarked
package dev.aac.bench;

import org.jspecify.annotations.NullMarked;
