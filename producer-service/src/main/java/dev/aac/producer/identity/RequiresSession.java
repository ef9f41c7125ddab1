package dev.aac.producer.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route about the caller's own session or account: any role may, with a valid token; no API key
 * does. Beside {@link RequiresPermission} it keeps API keys out of a route that needs a permission.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresSession {}
