package dev.aac.producer.architecture.planted.panache.storage;

import dev.aac.producer.organization.storage.OrganizationRepository;

/** Breaks a rule on purpose. */
public final class CallsPanache {
    long count(OrganizationRepository repository) {
        return repository.count();
    }
}
