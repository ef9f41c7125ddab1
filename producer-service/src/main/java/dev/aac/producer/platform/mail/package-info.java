/** Letters to people, through the operator's mail server when there is one. */
@NullMarked
package dev.aac.producer.platform.mail;

import org.jspecify.annotations.NullMarked;
