package dev.aac.producer.execution.web;

import dev.aac.producer.execution.LogFollowing;
import io.vertx.core.http.HttpServerRequest;

/** Who waits for the answer to a request. */
record HttpReader(HttpServerRequest request) implements LogFollowing.Reader {

    @Override
    public boolean isGone() {
        return request.response().closed() || request.response().ended();
    }

    @Override
    public void cutOff() {
        var _ = request.connection().close();
    }
}
