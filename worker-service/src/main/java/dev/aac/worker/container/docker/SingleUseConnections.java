package dev.aac.worker.container.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;

/**
 * Asks the engine to close each connection after its answer. A pool would hold dead ones after the
 * engine's restart and fail the first questions asked then; a new connection to a local socket
 * costs a tenth of a millisecond.
 */
record SingleUseConnections(DockerHttpClient transport) implements DockerHttpClient {

    @Override
    public Response execute(Request request) {
        Request.Builder copy =
                Request.builder()
                        .method(request.method())
                        .path(request.path())
                        .bodyBytes(request.bodyBytes())
                        .hijackedInput(request.hijackedInput());
        copy.putAllHeaders(request.headers());
        copy.putHeader("Connection", "close");
        return transport.execute(copy.build());
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
