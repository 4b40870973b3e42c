package org.daylight.kit.acting;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a resource method that creates or changes something: effect, recording and answer are one transaction. A POST
 * needs an {@code Idempotency-Key}; the same request again gets the same answer and nothing happens twice. A problem
 * thrown inside undoes everything and leaves the key free.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Acts {}
