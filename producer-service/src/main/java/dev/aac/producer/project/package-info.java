/** What an organization's executions have in common: defaults and variables. */
@NullMarked
package dev.aac.producer.project;

import org.jspecify.annotations.NullMarked;
