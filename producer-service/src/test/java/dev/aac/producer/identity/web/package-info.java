/** Identity through the API. */
@NullMarked
package dev.aac.producer.identity.web;

import org.jspecify.annotations.NullMarked;
