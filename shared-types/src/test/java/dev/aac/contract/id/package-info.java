/** Tests of the contract. */
@NullMarked
package dev.aac.contract.id;

import org.jspecify.annotations.NullMarked;
