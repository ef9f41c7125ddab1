package dev.aac.producer.architecture.planted.inside.one;

import dev.aac.producer.architecture.planted.inside.other.web.Inside;

/** Breaks a rule on purpose. */
public interface UsesInside {
    Inside inside();
}
