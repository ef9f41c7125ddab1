package dev.aac.producer.identity;

import dev.aac.producer.organization.Organization;

/** A person who has just come in, with the tokens to go on with. */
public record SignedIn(Tokens tokens, User user, Organization organization) {}
