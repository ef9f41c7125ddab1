@NullMarked
package dev.aac.migrations;

import org.jspecify.annotations.NullMarked;
