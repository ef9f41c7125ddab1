package dev.aac.worker.platform;

import dev.aac.contract.id.WorkerId;
import dev.aac.worker.platform.broker.BrokerAddress;
import dev.aac.worker.platform.time.SteadyTime;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/// Makes what is one of a kind in a worker process.
@Singleton
final class PlatformBeans {

    @Produces
    @Singleton
    WorkerSettings settings(Config config) {
        return WorkerSettings.read(name -> config.getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    BrokerAddress broker(WorkerSettings settings) {
        return settings.broker();
    }

    @Produces
    @Singleton
    WorkerId workerId() {
        return WorkerIds.next();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SteadyTime steadyTime() {
        return SteadyTime.system();
    }
}
