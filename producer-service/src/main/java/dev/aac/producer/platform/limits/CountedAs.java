package dev.aac.producer.platform.limits;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Against which limit a route's requests count. A route that does not say counts as {@link
 * Kind#API}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CountedAs {

    Kind value();

    /** What there are limits for. */
    enum Kind {
        /** Shows a password: counted exactly, by address, or by user when that is known. */
        SIGN_IN,

        /** Makes an account: counted by address, exactly. */
        SIGN_UP,

        /** Counted by user or API key, by address when nobody is known. */
        API,

        /** Counted nowhere: what load balancers ask all the time. */
        NOTHING
    }
}
