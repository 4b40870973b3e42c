package org.daylight.rules.language;

/**
 * What is wrong with a rule, where, and how to mend it.
 *
 * @param rule the key of the rule
 * @param pointer into the rule as written ("/requires", "/parameters/wait/values/0/value")
 * @param line from 1, within the text at the pointer; 0 = the whole of it
 * @param column from 1
 */
public record Issue(String rule, String pointer, int line, int column, String message, String mend) {}
