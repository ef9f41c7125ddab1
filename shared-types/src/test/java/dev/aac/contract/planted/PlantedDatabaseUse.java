package dev.aac.contract.planted;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Knows a library that is not the contract's business. */
public record PlantedDatabaseUse(ObjectMapper mapper) {}
