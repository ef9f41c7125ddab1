package dev.aac.producer.architecture.planted.cycle.first;

import dev.aac.producer.architecture.planted.cycle.second.Second;

/** Breaks a rule on purpose. */
public interface First {
    Second second();
}
