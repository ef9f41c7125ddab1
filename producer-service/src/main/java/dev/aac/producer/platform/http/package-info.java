/** What holds for every HTTP request: limits, security headers, strict JSON. */
@NullMarked
package dev.aac.producer.platform.http;

import org.jspecify.annotations.NullMarked;
