/** Tests of what is stored of models' costs. */
@NullMarked
package dev.aac.producer.explanation.storage;

import org.jspecify.annotations.NullMarked;
