/**
 * What a container leaves as reports, out of an archive that nobody vetted and into pieces: no name
 * of it becomes a path, nothing is written to a disk, and everything has a limit.
 */
@NullMarked
package dev.aac.worker.result;

import org.jspecify.annotations.NullMarked;
