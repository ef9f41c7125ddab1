package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;

/** A person who has just come in, with the token to go on with. */
public record SignedIn(String token, User user, Organization organization) {}
