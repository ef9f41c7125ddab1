package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;

/** A replica's way to the store that dies now and then, before a call or after it. */
final class Crashing {

    /** One call in so many does not happen, and of one in so many nobody hears. */
    private static final int ONE_IN = 40;

    private Crashing() {}

    /** The end of a replica. */
    static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    static <T> T port(Class<T> port, T real, Random random) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            if (random.nextInt(ONE_IN) == 0) {
                                throw new Crash();
                            }
                            Object answer;
                            try {
                                answer = method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw requireNonNull(e.getCause());
                            }
                            if (random.nextInt(ONE_IN) == 0) {
                                throw new Crash();
                            }
                            return answer;
                        }));
    }
}
