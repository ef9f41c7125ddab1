/** MongoDB and RabbitMQ in containers, for the tests of the services. */
@NullMarked
package dev.aac.containers;

import org.jspecify.annotations.NullMarked;
