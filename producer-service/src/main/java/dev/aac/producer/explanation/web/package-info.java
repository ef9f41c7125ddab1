/** The settings for language models, for an organization's admins. */
@NullMarked
package dev.aac.producer.explanation.web;

import org.jspecify.annotations.NullMarked;
