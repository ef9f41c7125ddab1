@NullMarked
package dev.aac.producer.platform.broker;

import org.jspecify.annotations.NullMarked;
