/// The worker's side of the broker: links that come back by themselves, questions asked until they
/// are answered, and the JSON in between.
@NullMarked
package dev.aac.worker.platform.broker;

import org.jspecify.annotations.NullMarked;
