package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.testing.SignedUp;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;

/** What a person does with executions through the API in a test of the whole way of a run. */
record ExecutionClient(SignedUp person) {

    /**
     * Asks for one, which must be accepted.
     *
     * @param more what the request says besides task and image
     */
    void submit(String taskId, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("taskId", taskId);
        body.put("image", "busybox:1");
        person.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/execution-request")
                .then()
                .statusCode(202);
    }

    void cancel(String taskId) {
        person.request().post("/api/executions/" + taskId + "/cancel").then().statusCode(200);
    }

    void delete(String taskId) {
        person.request().delete("/api/executions/" + taskId).then().statusCode(200);
    }

    JsonPath find(String taskId) {
        return get("/api/executions/" + taskId);
    }

    /** What was found out about why it failed. */
    JsonPath analysis(String taskId) {
        return find(taskId).setRootPath("data.analysis");
    }

    JsonPath logs(String taskId) {
        return get("/api/executions/" + taskId + "/logs");
    }

    String status(String taskId) {
        return find(taskId).getString("data.status");
    }

    /** Whether a job is that attempt of the person's execution: tests share the queue. */
    boolean owns(RunRef run, String taskId, int attempt) {
        return run.organizationId().value().equals(person.organizationId())
                && run.taskId().value().equals(taskId)
                && run.attempt() == attempt;
    }

    private JsonPath get(String path) {
        return person.request().get(path).then().statusCode(200).extract().jsonPath();
    }
}
