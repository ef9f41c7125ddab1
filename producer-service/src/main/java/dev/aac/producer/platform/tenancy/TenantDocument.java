package dev.aac.producer.platform.tenancy;

import org.bson.types.ObjectId;

/** What every stored record of a tenant shows, so that an insert can check whose it is. */
public interface TenantDocument {

    /** The organization it belongs to. */
    ObjectId organizationId();
}
