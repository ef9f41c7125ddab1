/** Organizations in MongoDB. */
@NullMarked
package dev.aac.producer.organization.storage;

import org.jspecify.annotations.NullMarked;
