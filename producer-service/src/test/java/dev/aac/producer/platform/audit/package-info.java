/** Tests of {@code platform.audit}, and its fake. */
@NullMarked
package dev.aac.producer.platform.audit;

import org.jspecify.annotations.NullMarked;
