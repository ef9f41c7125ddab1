/**
 * Keeps secrets out of what leaves the worker: the forms in which a secret can show, an automaton
 * that finds all of them in one pass over the bytes, and the stream that holds back no more than
 * what may still become one. Why it is our own is in docs/adr/0018.
 */
@NullMarked
package dev.aac.worker.mask;

import org.jspecify.annotations.NullMarked;
