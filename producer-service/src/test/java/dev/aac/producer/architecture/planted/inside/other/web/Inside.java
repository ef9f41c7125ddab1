package dev.aac.producer.architecture.planted.inside.other.web;

/** Breaks a rule on purpose. */
public interface Inside {}
