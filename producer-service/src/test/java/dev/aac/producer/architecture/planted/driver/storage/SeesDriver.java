package dev.aac.producer.architecture.planted.driver.storage;

import com.mongodb.client.MongoCollection;

/** Breaks a rule on purpose. */
interface SeesDriver {
    void use(MongoCollection<String> collection);
}
