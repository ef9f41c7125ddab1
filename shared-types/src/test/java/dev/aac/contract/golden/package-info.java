/** One sample of every message, and its JSON: what both services must write and read. */
@NullMarked
package dev.aac.contract.golden;

import org.jspecify.annotations.NullMarked;
