/** Tests over HTTP with a stand-in for the providers. */
@NullMarked
package dev.aac.producer.explanation.provider;

import org.jspecify.annotations.NullMarked;
