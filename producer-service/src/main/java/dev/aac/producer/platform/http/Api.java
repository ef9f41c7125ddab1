package dev.aac.producer.platform.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Application;

/**
 * Where resources run: each request on a virtual thread of its own. This alone is not enough: the
 * framework takes a route with a body for non-blocking unless its own class carries the annotation
 * too, and goes on with it on the event loop that read the body. {@code ResourceThreadsTest} checks
 * that every class does.
 */
@RunOnVirtualThread
public class Api extends Application {}
