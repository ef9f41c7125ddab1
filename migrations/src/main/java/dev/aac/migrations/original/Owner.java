package dev.aac.migrations.original;

import org.bson.types.ObjectId;

/**
 * Whose the old executions become.
 *
 * @param userId of the admin who counts as having asked for them
 */
record Owner(ObjectId organizationId, String userId) {}
