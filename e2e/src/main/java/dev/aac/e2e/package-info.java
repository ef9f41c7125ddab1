/** The product seen from outside: a small client, the demo, and in the tests the scenarios. */
@NullMarked
package dev.aac.e2e;

import org.jspecify.annotations.NullMarked;
