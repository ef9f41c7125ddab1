package dev.aac.producer.architecture.planted.upward.thing;

import dev.aac.producer.architecture.planted.upward.thing.web.Side;

/** Breaks a rule on purpose. */
public interface KnowsItsSide {
    Side side();
}
