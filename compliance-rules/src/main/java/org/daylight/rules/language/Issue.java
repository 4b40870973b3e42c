package org.daylight.rules.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a rule, where, and how to mend it.
 *
 * @param rule the key of the rule
 * @param pointer into the rule as written ("/requires", "/parameters/wait/values/0/value")
 * @param line from 1, within the text at the pointer; 0 = the whole of it
 * @param column from 1
 * @param length of what is wrong, in characters of that line; 0 = something is missing there, or the whole of it
 * @param near names that may have been meant, the nearest first
 * @param revision the digest of the revision of the rule; null = of all of them, or of an expression by itself
 */
public record Issue(
        String rule,
        String pointer,
        int line,
        int column,
        int length,
        String message,
        String mend,
        List<String> near,
        @JsonIgnore @Nullable String revision) {

    public Issue {
        near = List.copyOf(near);
    }
}
