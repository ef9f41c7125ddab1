/**
 * The only road to tenant data: every query, write and aggregation is bound to one organization.
 */
@NullMarked
package dev.aac.producer.platform.tenancy;

import org.jspecify.annotations.NullMarked;
