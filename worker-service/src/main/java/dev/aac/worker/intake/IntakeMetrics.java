package dev.aac.worker.intake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/// What comes from the job queue, in numbers.
@Startup
@Singleton
public final class IntakeMetrics {

    public IntakeMetrics(MeterRegistry registry, Intake intake) {
        FunctionCounter.builder("aac.worker.messages.parked", intake, Intake::parked)
                .register(registry);
    }
}
