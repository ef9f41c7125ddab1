package dev.aac.producer.architecture.planted.leaf.web;

import dev.aac.producer.identity.storage.UserDocument;

/** Breaks a rule on purpose. */
public interface UsesStorage {
    UserDocument document();
}
