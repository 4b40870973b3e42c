package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.daylight.rules.evaluation.MessageTemplate;
import org.daylight.rules.evaluation.MessageTemplate.Part;
import org.daylight.rules.evaluation.MessageTemplate.Words;
import org.daylight.rules.facts.SubjectType;

/**
 * Reads a message with values in braces: {leaf}, {permittedFrom}, {asOf} or any expression, each with the words that stand in
 * for it: {leaf|words if absent|words if unknown}. Words that stand alone are those for absence where a leaf may be absent, so
 * that nothing unknown is ever told as absent; otherwise those for the unknown. Of {permittedFrom} they are for both: that there
 * is no such day, and that it is not known.
 */
final class Messages {

    /** Not that of an "or". */
    private static final Pattern SINGLE_BAR = Pattern.compile("(?<!\\|)\\|(?!\\|)");

    private final String text;
    private final String pointer;
    private final SubjectType subject;
    private final Checker checker;
    private final BiFunction<Expression, String, Translator> translators;
    private final Issues issues;

    Messages(
            String text,
            String pointer,
            SubjectType subject,
            Checker checker,
            BiFunction<Expression, String, Translator> translators,
            Issues issues) {
        this.text = text;
        this.pointer = pointer;
        this.subject = subject;
        this.checker = checker;
        this.translators = translators;
        this.issues = issues;
    }

    MessageTemplate parse() {
        var parts = new ArrayList<Part>();
        var start = 0;
        for (var open = text.indexOf('{'); open >= 0; open = text.indexOf('{', start)) {
            var close = text.indexOf('}', open);
            if (close < 0) {
                issues.add(pointer, Spot.at(text, open), "a brace is opened and not closed", "write {leaf}");
                return new MessageTemplate(List.of());
            }
            if (open > start) {
                parts.add(new Part.Text(text.substring(start, open)));
            }
            value(text.substring(open + 1, close), open + 1, parts);
            start = close + 1;
        }
        if (start < text.length()) {
            parts.add(new Part.Text(text.substring(start)));
        }
        return new MessageTemplate(parts);
    }

    private void value(String written, int offset, List<Part> parts) {
        var parted = SINGLE_BAR.split(written, -1);
        var asked = parted[0].strip();
        if (parted.length > 3) {
            issues.add(
                    pointer,
                    Spot.at(text, offset),
                    "more than two words for what is not there",
                    "write {leaf|none|not known}");
            return;
        }
        if (asked.equals("permittedFrom")) {
            parts.add(new Part.PermittedFrom(
                    parted.length == 2 ? Words.forBoth(parted[1].strip()) : words(parted, false)));
            return;
        }
        var found = new Issues("");
        checker.check(asked, null, pointer, found).ifPresent(expression -> translate(expression, parted, parts, found));
        found.list().forEach(issue -> moved(issue, offset));
    }

    private static Words words(String[] parted, boolean mayBeAbsent) {
        return switch (parted.length) {
            case 1 -> Words.PLAIN;
            case 2 -> mayBeAbsent ? new Words(parted[1].strip(), null) : new Words(null, parted[1].strip());
            default -> new Words(parted[1].strip(), parted[2].strip());
        };
    }

    private boolean mayBeAbsent(CelExpr expr) {
        return Determinations.leaves(expr, subject).stream()
                        .anyMatch(leaf -> subject.leaf(Objects.requireNonNull(subject.slot(leaf)))
                                .mayBeAbsent())
                || Expression.children(expr).stream().anyMatch(this::mayBeAbsent);
    }

    /** What is wrong stands in the message, not only between its braces. */
    private void moved(Issue issue, int offset) {
        var before = text.substring(0, offset);
        var line = (int) before.lines().count() + issue.line() - 1;
        var column = issue.line() == 1 ? issue.column() + offset - before.lastIndexOf('\n') - 1 : issue.column();
        issues.add(pointer, new Spot(line, column, issue.length()), issue.message(), issue.mend(), issue.near());
    }

    private void translate(Expression expression, String[] parted, List<Part> parts, Issues found) {
        var translator = translators.apply(expression, "message");
        var type = Types.factType(expression.type(expression.root()));
        try {
            if (type == null) {
                found.add(pointer, expression, expression.root(), "this has no value to show", "name a leaf");
            } else if (expression.type(expression.root()).equals(SimpleType.BOOL)) {
                parts.add(new Part.Test(translator.condition(), words(parted, false)));
            } else {
                parts.add(new Part.Value(translator.term(), type, words(parted, mayBeAbsent(expression.root()))));
            }
        } catch (Refusal e) {
            found.add(pointer, expression, e);
        }
    }
}
