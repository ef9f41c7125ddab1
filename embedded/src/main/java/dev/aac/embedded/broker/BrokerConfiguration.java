package dev.aac.embedded.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// What the broker is told when it starts: it reads its configuration from a file, so this writes
/// one.
///
/// @param folder where durable queues and persistent messages are kept, or null to keep them in
///     memory
record BrokerConfiguration(BrokerSettings settings, @Nullable Path folder) {

    private static final int BUFFER_BYTES = 64 * 1024;

    static BrokerConfiguration inMemory(BrokerSettings settings) {
        return new BrokerConfiguration(settings, null);
    }

    static BrokerConfiguration onDisk(Path folder, BrokerSettings settings) {
        return new BrokerConfiguration(settings, folder.toAbsolutePath().normalize());
    }

    /// Writes the configuration to a new file only this user can read, as it holds the password.
    Path writeToTemporaryFile() throws IOException {
        Path file =
                Files.createTempFile(
                        "aac-broker",
                        ".json",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, json());
    }

    private String json() {
        return """
        {
          "name": "aac",
          "modelVersion": "9.1",
          "context": {
            "qpid.broker.networkBufferSize": "%d",
            "broker.housekeepingThreadCount": "1",
            "queue.behaviourOnUnknownDeclareArgument": "IGNORE",
            "exchange.behaviourOnUnknownDeclareArgument": "IGNORE"
          },
          "authenticationproviders": [{
            "name": "one-user",
            "type": "Plain",
            "secureOnlyMechanisms": [],
            "users": [{"name": "%s", "type": "managed", "password": "%s"}]
          }],
          "ports": [{
            "name": "AMQP",
            "type": "AMQP",
            "bindingAddress": "127.0.0.1",
            "port": "%d",
            "authenticationProvider": "one-user",
            "protocols": ["AMQP_0_9_1"],
            "virtualhostaliases": [
              {"name": "default", "type": "defaultAlias"},
              {"name": "name", "type": "nameAlias"}
            ]
          }],
          "virtualhostnodes": [%s]
        }
        """
                .formatted(
                        BUFFER_BYTES,
                        settings.user(),
                        settings.password(),
                        settings.port(),
                        virtualHostNode());
    }

    private String virtualHostNode() {
        if (folder == null) {
            return """
            {"name": "aac", "type": "Memory", "defaultVirtualHostNode": "true",
             "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\", \\"connectionThreadPoolSize\\": \\"8\\", \\"numberOfSelectors\\": \\"1\\"}"}\
            """;
        }
        return """
        {"name": "aac", "type": "DERBY", "defaultVirtualHostNode": "true", "storePath": "%s",
         "virtualHostInitialConfiguration": "{\\"type\\": \\"ProvidedStore\\", \\"connectionThreadPoolSize\\": \\"8\\", \\"numberOfSelectors\\": \\"1\\"}"}\
        """
                .formatted(escaped(folder.toString()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
