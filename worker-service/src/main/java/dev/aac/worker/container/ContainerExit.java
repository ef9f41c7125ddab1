package dev.aac.worker.container;

/**
 * How a container ended by itself or by a signal.
 *
 * @param code of its process; 128 + n when signal n ended it
 * @param outOfMemory whether the kernel killed something in it at its memory limit and it then did
 *     not end well; a container that survives that and exits with 0 is not out of memory
 */
public record ContainerExit(int code, boolean outOfMemory) {}
