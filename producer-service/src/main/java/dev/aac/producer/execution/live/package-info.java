/**
 * Live events to browsers over {@code /ws}, and to those that use Socket.IO over {@code
 * /socket.io/}.
 *
 * <p>On the way out: {@link dev.aac.producer.execution.live.LiveFanOut} takes what was just written
 * and hands it to the {@link dev.aac.producer.execution.live.Room} of its organization on this
 * replica, and to the other replicas over the broker. A room is worked on by one thread at a time;
 * it knows who listens and keeps a {@link dev.aac.producer.execution.live.RunFeed} per watched run,
 * which puts lines in order, drops repetitions and reads gaps from the store. A {@link
 * dev.aac.producer.execution.live.Subscription} replays the store and then joins the feed. Every
 * {@link dev.aac.producer.execution.live.LiveSocket} has an {@link
 * dev.aac.producer.execution.live.Outbox} with one send in flight.
 *
 * <p>On the way in: {@link dev.aac.producer.execution.live.HandshakeGate} (origin, number of
 * sockets), {@link dev.aac.producer.execution.live.FrameGate} (rate), {@link
 * dev.aac.producer.execution.live.SocketProtocol} (meaning).
 *
 * <p>Clients of Socket.IO come by {@link dev.aac.producer.execution.live.SocketIoEndpoint} or by
 * requests; a {@link dev.aac.producer.execution.live.SocketIoClient} translates, and a {@link
 * dev.aac.producer.execution.live.SocketIoWire} carries what a socket sends.
 *
 * <p>Nothing here blocks an event loop or the writer of an event; whatever is lost on the way shows
 * late, never wrong, because gaps are noticed and read from the store.
 */
@NullMarked
package dev.aac.producer.execution.live;

import org.jspecify.annotations.NullMarked;
