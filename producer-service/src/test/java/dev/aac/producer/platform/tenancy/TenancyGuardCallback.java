package dev.aac.producer.platform.tenancy;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Fails a test during which a command without an organization was sent. */
public final class TenancyGuardCallback implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        TenancyGuard.failOnViolations();
    }
}
