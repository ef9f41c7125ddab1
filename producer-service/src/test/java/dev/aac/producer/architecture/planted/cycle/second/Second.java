package dev.aac.producer.architecture.planted.cycle.second;

import dev.aac.producer.architecture.planted.cycle.first.First;

/** Breaks a rule on purpose. */
public interface Second {
    First first();
}
