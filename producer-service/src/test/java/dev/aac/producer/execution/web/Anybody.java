package dev.aac.producer.execution.web;

import dev.aac.producer.platform.testing.SignedUp;

/** One person for all requests that are refused: signing up is the slowest part of such tests. */
final class Anybody {

    static final SignedUp ANYBODY = SignedUp.anew();

    private Anybody() {}
}
