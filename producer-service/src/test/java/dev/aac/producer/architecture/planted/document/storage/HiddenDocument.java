package dev.aac.producer.architecture.planted.document.storage;

import dev.aac.producer.platform.tenancy.TenantDocument;
import org.bson.types.ObjectId;

/** Breaks a rule on purpose. */
record HiddenDocument(ObjectId organizationId) implements TenantDocument {}
