package dev.aac.producer.architecture.planted.mongo.web;

import org.bson.Document;

/** Breaks a rule on purpose. */
public final class SeesBson {
    Object document() {
        return new Document();
    }
}
