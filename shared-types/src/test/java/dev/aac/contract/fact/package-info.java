/** Tests of what facts may hold. */
@NullMarked
package dev.aac.contract.fact;

import org.jspecify.annotations.NullMarked;
