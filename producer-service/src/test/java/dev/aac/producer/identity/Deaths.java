package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Lets a process die at one of its calls to a port, counted over all ports that share this. Whoever
 * is dead does nothing more. Used by one thread.
 */
final class Deaths {

    /** The end of the process. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private final int at;
    private final boolean after;
    private int calls;

    private Deaths(int at, boolean after) {
        this.at = at;
        this.after = after;
    }

    static Deaths none() {
        return new Deaths(Integer.MAX_VALUE, false);
    }

    /**
     * @param at the number of the call, from 1
     */
    static Deaths before(int at) {
        return new Deaths(at, false);
    }

    /** When the call has done what it does, and before anybody hears of it. */
    static Deaths after(int at) {
        return new Deaths(at, true);
    }

    /** The port as the one who is to die sees it. */
    <P> P of(Class<P> port, P real) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> call(real, method, arguments)));
    }

    private @Nullable Object call(Object real, Method method, Object[] arguments) throws Throwable {
        calls++;
        if (calls > at || (calls == at && !after)) {
            throw new Death();
        }
        try {
            @Nullable Object result = method.invoke(real, arguments);
            if (calls == at) {
                throw new Death();
            }
            return result;
        } catch (InvocationTargetException failed) {
            throw requireNonNull(failed.getCause());
        }
    }
}
