package dev.aac.producer.platform.engineio;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** An HTTP request that is answered when there are packets. Made on its own event loop. */
final class WaitingRequest implements EnginePoll {

    /** How long the client may take to read the answer. */
    static final Duration READ_WITHIN = Duration.ofSeconds(10);

    private final RoutingContext request;
    private final Context loop;
    private final EngineSession session;

    WaitingRequest(RoutingContext request, EngineSession session) {
        this.request = request;
        this.loop = request.vertx().getOrCreateContext();
        this.session = session;
        request.addEndHandler(
                ended -> {
                    if (ended.failed()) {
                        session.lost();
                    }
                });
    }

    @Override
    public void answer(List<byte[]> packets, Runnable sent) {
        loop.runOnContext(_ -> write(packets, sent));
    }

    @Override
    public void refuse(EngineError why) {
        loop.runOnContext(_ -> EngineAnswers.refuse(request.response(), why));
    }

    private void write(List<byte[]> packets, Runnable sent) {
        Future<Void> written = EngineAnswers.send(request.response(), packets);
        long cut = request.vertx().setTimer(READ_WITHIN.toMillis(), _ -> cut());
        var _ =
                written.onComplete(
                        done -> {
                            request.vertx().cancelTimer(cut);
                            if (done.succeeded()) {
                                sent.run();
                            } else {
                                session.lost();
                            }
                        });
    }

    private void cut() {
        var _ = request.request().connection().close();
    }
}
