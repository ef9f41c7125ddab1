package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LingeringCloseTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new LingeringClose());

    LingeringCloseTest() {
        channel.freezeTime();
    }

    @Test
    void passesOnWhatIsReadUntilItIsClosed() {
        PingWebSocketFrame ping = new PingWebSocketFrame();
        assertThat(channel.writeInbound(ping)).isTrue();
        assertThat(channel.<Object>readInbound()).isSameAs(ping);
        ping.release();
    }

    @Test
    void staysOpenUntilTheClientAnswersAndThrowsAwayWhatItSendsMeanwhile() {
        ChannelFuture closed = channel.pipeline().close();
        ByteBuf sent = Unpooled.buffer(1).writeByte(1);
        assertThat(channel.writeInbound(new PingWebSocketFrame(sent))).isFalse();
        assertThat(sent.refCnt()).isZero();
        assertThat(channel.isOpen()).isTrue();
        assertThat(closed.isDone()).isFalse();

        channel.writeInbound(new CloseWebSocketFrame());
        assertThat(channel.isOpen()).isFalse();
        pass(LingeringClose.LINGER_MAX.toMillis());
        assertThat(closed.isSuccess()).isTrue();
    }

    @Test
    void clientThatNeverAnswersIsCutOff() {
        ChannelFuture closed = channel.pipeline().close();
        pass(LingeringClose.LINGER_MAX.toMillis() - 1);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(closed.isSuccess()).isTrue();
    }

    @Test
    void closeThatTheClientBeganDoesNotWait() {
        channel.writeInbound(new CloseWebSocketFrame());

        assertThat(channel.pipeline().close().isSuccess()).isTrue();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void secondCloseDoesNotWait() {
        var _ = channel.pipeline().close();
        assertThat(channel.pipeline().close().isSuccess()).isTrue();
        assertThat(channel.isOpen()).isFalse();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
