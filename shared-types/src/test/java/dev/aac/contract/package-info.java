/** The contract and its rules. */
@NullMarked
package dev.aac.contract;

import org.jspecify.annotations.NullMarked;
