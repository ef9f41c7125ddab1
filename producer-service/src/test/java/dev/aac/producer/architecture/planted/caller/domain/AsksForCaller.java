package dev.aac.producer.architecture.planted.caller.domain;

import dev.aac.producer.identity.Caller;

/** Breaks a rule on purpose. */
public interface AsksForCaller {
    Caller caller();
}
