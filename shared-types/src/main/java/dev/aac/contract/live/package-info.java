/** What dashboards receive over the live channel. */
@NullMarked
package dev.aac.contract.live;

import org.jspecify.annotations.NullMarked;
