/** What language models cost each organization, in MongoDB. */
@NullMarked
package dev.aac.producer.explanation.storage;

import org.jspecify.annotations.NullMarked;
