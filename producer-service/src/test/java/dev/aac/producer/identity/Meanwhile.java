package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Ports at which somebody else comes first. */
final class Meanwhile {

    private Meanwhile() {}

    /**
     * The port as one sees it who always comes second.
     *
     * @param method before each call of which the other one acts
     */
    static <P> P before(String method, Class<P> port, P real, Runnable act) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, called, arguments) -> {
                            if (called.getName().equals(method)) {
                                act.run();
                            }
                            try {
                                return called.invoke(real, arguments);
                            } catch (InvocationTargetException failed) {
                                throw requireNonNull(failed.getCause());
                            }
                        }));
    }
}
