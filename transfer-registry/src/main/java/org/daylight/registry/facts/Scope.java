package org.daylight.registry.facts;

import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;

/** The part of the register that is asked about. */
public sealed interface Scope {

    record Portfolio() implements Scope {
        @Override
        public String toString() {
            return "portfolio";
        }
    }

    record OfPartner(String code) implements Scope {
        @Override
        public String toString() {
            return "partner:" + code;
        }
    }

    record OfObjective(String reference) implements Scope {
        @Override
        public String toString() {
            return "objective:" + reference;
        }
    }

    static Scope parse(String text) {
        if (text.equals("portfolio")) {
            return new Portfolio();
        }
        if (text.startsWith("partner:") && text.length() > 8) {
            return new OfPartner(text.substring(8));
        }
        if (text.startsWith("objective:") && text.length() > 10) {
            return new OfObjective(text.substring(10));
        }
        var mend = "write portfolio, partner:<code> or objective:<reference>";
        throw Problems.INVALID_REQUEST.problem(
                "the scope '" + text + "' is not known", new Violation("query:scope", mend));
    }
}
