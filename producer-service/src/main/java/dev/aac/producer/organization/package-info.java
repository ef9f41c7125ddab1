/** The tenants and their plans. */
@NullMarked
package dev.aac.producer.organization;

import org.jspecify.annotations.NullMarked;
