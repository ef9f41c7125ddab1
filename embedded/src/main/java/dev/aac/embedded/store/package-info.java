/// A store that speaks MongoDB's wire protocol, in memory or on disk.
@NullMarked
package dev.aac.embedded.store;

import org.jspecify.annotations.NullMarked;
