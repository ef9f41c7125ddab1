/// Brokers for everybody's tests, and the tests of what lives on them.
@NullMarked
package dev.aac.worker.platform.broker;

import org.jspecify.annotations.NullMarked;
