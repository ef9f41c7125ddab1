package dev.aac.containers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// One MongoDB node, as production may have it.
final class MongoContainer extends GenericContainer<MongoContainer> {

    private static final int PORT = 27_017;

    MongoContainer() {
        super(Images.of("mongodb", "mongo:8"));
        Images.applyPullPolicy(this);
        withExposedPorts(PORT);
        waitingFor(Wait.forListeningPort());
    }

    String uri() {
        return "mongodb://" + getHost() + ":" + getMappedPort(PORT);
    }
}
