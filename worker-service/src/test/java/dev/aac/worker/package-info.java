/// The whole worker against a fake producer and a scripted engine, on a real broker.
@NullMarked
package dev.aac.worker;

import org.jspecify.annotations.NullMarked;
