/** Tests of the contract. */
@NullMarked
package dev.aac.contract.job;

import org.jspecify.annotations.NullMarked;
