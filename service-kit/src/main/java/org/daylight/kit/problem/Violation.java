package org.daylight.kit.problem;

/**
 * One thing to mend in a request.
 *
 * @param pointer where: an RFC 6901 pointer into the body ({@code /content/code}), or {@code query:limit},
 *     {@code header:If-Match}, {@code path:id}, {@code line:17}
 * @param message what is wrong and how to mend it
 */
public record Violation(String pointer, String message) {}
