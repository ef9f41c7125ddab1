/**
 * The names in the database: collections, indexes and the version of their form, in one place for
 * the producer, the migrations and the tests of both. No query is here.
 */
@NullMarked
package dev.aac.schema;

import org.jspecify.annotations.NullMarked;
