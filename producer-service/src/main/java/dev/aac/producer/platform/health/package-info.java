/** What the service says about itself. */
@NullMarked
package dev.aac.producer.platform.health;

import org.jspecify.annotations.NullMarked;
