/** Tests of what runs leave behind. */
@NullMarked
package dev.aac.producer.result.web;

import org.jspecify.annotations.NullMarked;
