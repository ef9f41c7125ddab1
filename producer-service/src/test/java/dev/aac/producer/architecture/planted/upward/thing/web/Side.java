package dev.aac.producer.architecture.planted.upward.thing.web;

/** Breaks a rule on purpose. */
public interface Side {}
