/** The command: its words, its settings, and the list of migrations. */
@NullMarked
package dev.aac.migrations;

import org.jspecify.annotations.NullMarked;
