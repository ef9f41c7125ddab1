package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.StoreAways;
import java.lang.reflect.Proxy;

/** Ports whose store does not answer. */
final class StoreAwayPorts {

    private StoreAwayPorts() {}

    static <P> P of(Class<P> port) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, _, _) -> {
                            throw StoreAways.asATestWantsIt();
                        }));
    }
}
