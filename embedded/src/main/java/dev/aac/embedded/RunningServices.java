package dev.aac.embedded;

import dev.aac.embedded.broker.BrokerSettings;
import dev.aac.embedded.broker.EmbeddedBroker;
import dev.aac.embedded.store.EmbeddedStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The store and the broker of one data folder.
///
/// @param store the store, if it was to be started
/// @param broker the broker, if it was to be started
record RunningServices(
        FolderLock lock, Optional<EmbeddedStore> store, Optional<EmbeddedBroker> broker)
        implements AutoCloseable {

    private static final String STORE_FOLDER = "store";
    private static final String BROKER_FOLDER = "broker";

    /// Starts what is to be started, both at once, on the ports given or on those of the last
    /// start.
    ///
    /// When it throws, what may run already ends with the process.
    ///
    /// @throws StartException when one of them does not start
    static RunningServices start(StartSettings settings) {
        FolderLock lock = FolderLock.take(settings.data());
        LastStart last = LastStart.read(settings.data());
        FutureTask<EmbeddedBroker> starting =
                new FutureTask<>(() -> startBroker(settings, last.broker()));
        if (settings.services().broker()) {
            Thread.ofPlatform().name("start-broker").start(starting);
        }
        Optional<EmbeddedStore> store =
                settings.services().store()
                        ? Optional.of(startStore(settings, last.mongoPort()))
                        : Optional.empty();
        Optional<EmbeddedBroker> broker =
                settings.services().broker() ? Optional.of(await(starting)) : Optional.empty();
        RunningServices running = new RunningServices(lock, store, broker);
        running.remember(settings.data(), last);
        return running;
    }

    private static EmbeddedStore startStore(StartSettings settings, int portBefore) {
        int port = LastStart.choose(settings.mongoPort(), portBefore);
        try {
            return EmbeddedStore.onDisk(settings.data().resolve(STORE_FOLDER), port);
        } catch (IllegalStateException e) {
            throw asSentence(e);
        }
    }

    private static EmbeddedBroker startBroker(StartSettings settings, BrokerSettings before) {
        int port = LastStart.choose(settings.amqpPort(), before.port());
        try {
            return EmbeddedBroker.onDisk(
                    settings.data().resolve(BROKER_FOLDER), before.withPort(port));
        } catch (IllegalStateException e) {
            throw asSentence(e);
        }
    }

    private static StartException asSentence(IllegalStateException e) {
        return new StartException("The start failed: " + e.getMessage() + ".", e);
    }

    private static <T> T await(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartException sentence
                    ? sentence
                    : new StartException("The broker did not start: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The start was interrupted.", e);
        }
    }

    private void remember(Path data, LastStart last) {
        int mongoPort = store.map(EmbeddedStore::port).orElse(last.mongoPort());
        int amqpPort = broker.map(EmbeddedBroker::port).orElse(last.broker().port());
        new LastStart(mongoPort, last.broker().withPort(amqpPort)).write(data);
    }

    /// How they are reached, with the broker's password: for a file only this user can read.
    Properties addresses() {
        Properties addresses = new Properties();
        store.ifPresent(running -> addresses.setProperty("mongoUri", running.uri()));
        broker.ifPresent(running -> addresses.setProperty("amqpUrl", running.uri()));
        addresses.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        return addresses;
    }

    /// Where they listen, for people.
    String description() {
        return Stream.concat(
                        store.map(running -> "store on 127.0.0.1:" + running.port()).stream(),
                        broker.map(running -> "broker on 127.0.0.1:" + running.port()).stream())
                .collect(Collectors.joining(", "));
    }

    /// Stops both at once and keeps everything.
    @Override
    public void close() {
        Thread stopping =
                Thread.ofPlatform()
                        .name("stop-broker")
                        .start(() -> broker.ifPresent(EmbeddedBroker::close));
        store.ifPresent(EmbeddedStore::close);
        try {
            stopping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.close();
    }
}
