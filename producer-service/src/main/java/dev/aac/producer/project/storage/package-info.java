/** Projects in MongoDB. */
@NullMarked
package dev.aac.producer.project.storage;

import org.jspecify.annotations.NullMarked;
