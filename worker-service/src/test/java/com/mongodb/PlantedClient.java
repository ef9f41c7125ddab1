package com.mongodb;

/** Stands for a database driver, which is not on this module's class path. */
public final class PlantedClient {}
