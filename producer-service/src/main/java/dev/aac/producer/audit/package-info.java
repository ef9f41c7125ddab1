/** What was done in an organization, by whom: recorded once, in a chain that shows tampering. */
@NullMarked
package dev.aac.producer.audit;

import org.jspecify.annotations.NullMarked;
