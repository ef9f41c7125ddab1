package dev.aac.containers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// One RabbitMQ node with a virtual host for each kind of test.
final class RabbitContainer extends GenericContainer<RabbitContainer> {

    static final String TESTS_HOST = "tests";
    static final String APPLICATION_HOST = "application";

    private static final int PORT = 5_672;
    private static final String USER = "aac";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    RabbitContainer() {
        super(Images.of("rabbitmq", "rabbitmq:4"));
        Images.applyPullPolicy(this);
        withExposedPorts(PORT);
        withEnv("RABBITMQ_DEFAULT_USER", USER);
        withEnv("RABBITMQ_DEFAULT_PASS", USER);
        waitingFor(
                Wait.forSuccessfulCommand("rabbitmq-diagnostics -q check_port_connectivity")
                        .withStartupTimeout(START_LIMIT));
    }

    @Override
    public void start() {
        super.start();
        for (String host : List.of(TESTS_HOST, APPLICATION_HOST)) {
            control("add_vhost", host);
            control("set_permissions", "-p", host, USER, ".*", ".*", ".*");
        }
    }

    String uri(String virtualHost) {
        return "amqp://%s:%s@%s:%d/%s"
                .formatted(USER, USER, getHost(), getMappedPort(PORT), virtualHost);
    }

    private void control(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "rabbitmqctl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            ExecResult result = execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException("rabbitmqctl: " + result.getStderr());
            }
        } catch (IOException e) {
            throw new IllegalStateException("rabbitmqctl could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while RabbitMQ was set up", e);
        }
    }
}
