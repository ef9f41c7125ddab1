package dev.aac.producer.architecture.planted.owner.storage;

import dev.aac.producer.platform.tenancy.OwnerLookup;
import java.util.Optional;

/** Breaks a rule on purpose. */
public final class AsksForOwner {
    Optional<OwnerLookup.Owner> ask(OwnerLookup owners, String id) {
        return owners.of(id);
    }
}
