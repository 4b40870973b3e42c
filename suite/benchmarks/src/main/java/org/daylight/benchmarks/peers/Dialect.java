package org.daylight.benchmarks.peers;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.daylight.rules.facts.FactType;

/** How a peer writes conditions, each as somebody who knows it would. */
sealed interface Dialect {

    String and(String one, String other);

    String or(String one, String other);

    String not(String one);

    String has(String leaf);

    /** A leaf as a value. */
    String leaf(String leaf);

    /** A leaf that is true or false. */
    String flag(String leaf);

    String among(String value, List<String> texts);

    /** Two values by one of {@code < <= > >= == !=}. */
    String compare(String left, String relation, String right, FactType type);

    private static String quoted(List<String> texts) {
        return texts.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }

    /** CEL over maps: a key that is not there is asked for by has(). */
    record Cel() implements Dialect {
        @Override
        public String and(String one, String other) {
            return "(%s && %s)".formatted(one, other);
        }

        @Override
        public String or(String one, String other) {
            return "(%s || %s)".formatted(one, other);
        }

        @Override
        public String not(String one) {
            return "!(%s)".formatted(one);
        }

        @Override
        public String has(String leaf) {
            return "has(%s)".formatted(leaf);
        }

        @Override
        public String leaf(String leaf) {
            return leaf;
        }

        @Override
        public String flag(String leaf) {
            return leaf;
        }

        @Override
        public String among(String value, List<String> texts) {
            return "%s in [%s]".formatted(value, quoted(texts));
        }

        @Override
        public String compare(String left, String relation, String right, FactType type) {
            return "%s %s %s".formatted(left, relation, right);
        }
    }

    /** FEEL: a key that is not there is null. */
    record Feel() implements Dialect {
        @Override
        public String and(String one, String other) {
            return "(%s and %s)".formatted(one, other);
        }

        @Override
        public String or(String one, String other) {
            return "(%s or %s)".formatted(one, other);
        }

        @Override
        public String not(String one) {
            return "not(%s)".formatted(one);
        }

        @Override
        public String has(String leaf) {
            return "(%s != null)".formatted(leaf);
        }

        @Override
        public String leaf(String leaf) {
            return leaf;
        }

        @Override
        public String flag(String leaf) {
            return "(%s = true)".formatted(leaf);
        }

        @Override
        public String among(String value, List<String> texts) {
            return "list contains([%s], %s)".formatted(quoted(texts), value);
        }

        @Override
        public String compare(String left, String relation, String right, FactType type) {
            return "%s %s %s".formatted(left, relation.equals("==") ? "=" : relation, right);
        }
    }

    /** Constraints of a pattern in DRL, over the properties of a bean. */
    record Drl() implements Dialect {
        @Override
        public String and(String one, String other) {
            return "(%s && %s)".formatted(one, other);
        }

        @Override
        public String or(String one, String other) {
            return "(%s || %s)".formatted(one, other);
        }

        @Override
        public String not(String one) {
            return "!(%s)".formatted(one);
        }

        @Override
        public String has(String leaf) {
            return leaf(leaf) + " != null";
        }

        @Override
        public String leaf(String leaf) {
            var dot = leaf.indexOf('.');
            return leaf.substring(0, dot)
                    + leaf.substring(dot + 1, dot + 2).toUpperCase(Locale.ROOT)
                    + leaf.substring(dot + 2);
        }

        @Override
        public String flag(String leaf) {
            return leaf(leaf) + " == true";
        }

        @Override
        public String among(String value, List<String> texts) {
            return texts.stream()
                    .map(text -> "%s == \"%s\"".formatted(value, text))
                    .collect(Collectors.joining(" || ", "(", ")"));
        }

        @Override
        public String compare(String left, String relation, String right, FactType type) {
            if (type != FactType.DATE) {
                return "%s %s %s".formatted(left, relation, right);
            }
            return switch (relation) {
                case "<" -> "%s.isBefore(%s)".formatted(left, right);
                case "<=" -> "!%s.isAfter(%s)".formatted(left, right);
                case ">" -> "%s.isAfter(%s)".formatted(left, right);
                case ">=" -> "!%s.isBefore(%s)".formatted(left, right);
                default -> throw new IllegalStateException(relation);
            };
        }
    }
}
