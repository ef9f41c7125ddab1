/** Violations of the architecture rules, planted to show that the rules find them. */
@NullMarked
package dev.aac.contract.planted;

import org.jspecify.annotations.NullMarked;
