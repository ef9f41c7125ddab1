package dev.aac.producer.identity.web;

/**
 * Where a person goes on.
 *
 * @param url a page of the provider's
 */
public record ProviderPageView(String url) {}
