/** Where what a run leaves is kept: content in a folder, listings and test cases in MongoDB. */
@NullMarked
package dev.aac.producer.result.storage;

import org.jspecify.annotations.NullMarked;
