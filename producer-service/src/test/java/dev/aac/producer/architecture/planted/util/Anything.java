package dev.aac.producer.architecture.planted.util;

/** Breaks a rule on purpose. */
public interface Anything {}
