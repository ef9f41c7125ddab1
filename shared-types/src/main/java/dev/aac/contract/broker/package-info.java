/** Names and limits of the exchanges and queues both services agree on. */
@NullMarked
package dev.aac.contract.broker;

import org.jspecify.annotations.NullMarked;
