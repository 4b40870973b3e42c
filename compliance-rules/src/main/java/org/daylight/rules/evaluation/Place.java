package org.daylight.rules.evaluation;

import java.util.List;

/**
 * Where a clause stands and what it looks at.
 *
 * @param expression "appliesWhen" or "requires"
 * @param leaves slots of the facts it reads
 * @param parameters indexes of the parameters it reads
 */
public record Place(
        String expression,
        String text,
        int line,
        int column,
        List<Integer> leaves,
        List<Integer> parameters,
        boolean asOf) {

    public Place {
        leaves = List.copyOf(leaves);
        parameters = List.copyOf(parameters);
    }

    String at() {
        return expression + ":" + line + ":" + column;
    }
}
