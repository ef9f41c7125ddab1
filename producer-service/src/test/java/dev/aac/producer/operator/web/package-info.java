/** Tests of the operator's routes. */
@NullMarked
package dev.aac.producer.operator.web;

import org.jspecify.annotations.NullMarked;
