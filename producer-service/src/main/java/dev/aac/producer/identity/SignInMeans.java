package dev.aac.producer.identity;

/** By what a person signs in. */
public sealed interface SignInMeans permits PasswordHash, ExternalIdentity {}
