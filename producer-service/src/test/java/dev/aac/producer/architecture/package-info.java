/** What may use what, checked against the compiled classes. */
@NullMarked
package dev.aac.producer.architecture;

import org.jspecify.annotations.NullMarked;
