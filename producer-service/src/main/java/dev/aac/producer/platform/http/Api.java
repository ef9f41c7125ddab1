package dev.aac.producer.platform.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Application;

/** The one place that says where resources run: each request on a virtual thread of its own. */
@RunOnVirtualThread
public class Api extends Application {}
