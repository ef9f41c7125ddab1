package dev.aac.producer.architecture.planted.route.web;

import jakarta.ws.rs.GET;

/** Breaks a rule on purpose. */
public final class OpenRoute {
    /** Says nothing. */
    @GET
    public String open() {
        return "";
    }
}
