package dev.aac.producer.platform.broker;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The {@link BrokerLink} for log lines and live events. It is a connection apart, because a broker
 * holds back a whole connection for what one of its channels sends, and a flood of log lines must
 * delay no claim, renewal or job: those go over the link without this mark.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface BulkTraffic {}
