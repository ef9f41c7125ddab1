/**
 * What a worker reports and what the producer answers: facts of one run, and the renewal of all its
 * leases. Never a status.
 */
@NullMarked
package dev.aac.contract.fact;

import org.jspecify.annotations.NullMarked;
