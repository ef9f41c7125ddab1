/** Users and sessions in MongoDB. */
@NullMarked
package dev.aac.producer.identity.storage;

import org.jspecify.annotations.NullMarked;
