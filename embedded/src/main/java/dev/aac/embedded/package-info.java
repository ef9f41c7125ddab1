/// The database and the message broker of the one-command start, in one small JVM, and of the
/// tests, in their own.
@NullMarked
package dev.aac.embedded;

import org.jspecify.annotations.NullMarked;
