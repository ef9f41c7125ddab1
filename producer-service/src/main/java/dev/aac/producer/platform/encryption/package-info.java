/** What is stored so that the database alone does not give it away. */
@NullMarked
package dev.aac.producer.platform.encryption;

import org.jspecify.annotations.NullMarked;
