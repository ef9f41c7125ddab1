package dev.aac.producer.execution.ingest;

import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.RunConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of an execution's container. */
final class ContainerEnvironment {

    /**
     * Where a container leaves its reports when its request does not say: a folder that any user of
     * the image may make.
     */
    static final String REPORTS_DIR_DEFAULT = "/tmp/aac-reports";

    private ContainerEnvironment() {}

    /**
     * Ours first, then the secrets, then the requester's with the project's variables: each may
     * replace those before that do not start with AAC_.
     *
     * @param secrets the project's, by name
     */
    static Map<String, String> of(Execution execution, Map<String, String> secrets) {
        ExecutionRequest request = execution.request();
        RunConfig config = request.config();
        @Nullable String reports = config.reportsPath();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CI", "true");
        variables.put("AAC_TASK_ID", execution.taskId().value());
        variables.put("AAC_ORGANIZATION_ID", execution.organizationId().value());
        variables.put("AAC_ATTEMPT", Integer.toString(execution.progress().attempt()));
        variables.put("AAC_FOLDER", request.folder());
        variables.put("AAC_TESTS", String.join("\n", request.tests()));
        putIfPresent(variables, "AAC_ENVIRONMENT", config.environment());
        putIfPresent(variables, "BASE_URL", config.baseUrl());
        variables.put("AAC_REPORTS_DIR", reports == null ? REPORTS_DIR_DEFAULT : reports);
        variables.putAll(secrets);
        variables.putAll(config.env());
        return variables;
    }

    private static void putIfPresent(
            Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
