package org.daylight.rules.language;

import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.daylight.rules.evaluation.MessageTemplate;
import org.daylight.rules.evaluation.MessageTemplate.Part;
import org.jspecify.annotations.Nullable;

/** Reads a message with values in braces: {leaf}, {leaf|fallback}, {permittedFrom}, {asOf} or any expression. */
final class Messages {

    private static final String POINTER = "/message";

    private final String text;
    private final Checker checker;
    private final BiFunction<Expression, String, Translator> translators;
    private final Issues issues;

    Messages(String text, Checker checker, BiFunction<Expression, String, Translator> translators, Issues issues) {
        this.text = text;
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
                issues.add(POINTER, 1, open + 1, "a brace is opened and not closed", "write {leaf}");
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
        var bar = bar(written);
        var asked = bar < 0 ? written.strip() : written.substring(0, bar).strip();
        var fallback = bar < 0 ? null : written.substring(bar + 1).strip();
        if (asked.equals("permittedFrom")) {
            parts.add(new Part.PermittedFrom(fallback));
            return;
        }
        var found = new Issues("");
        checker.check(asked, null, POINTER, found)
                .ifPresent(expression -> translate(expression, fallback, parts, found));
        found.list().forEach(issue -> moved(issue, offset));
    }

    /** What is wrong stands in the message, not only between its braces. */
    private void moved(Issue issue, int offset) {
        var before = text.substring(0, offset);
        var line = (int) before.lines().count() + issue.line() - 1;
        var column = issue.line() == 1 ? issue.column() + offset - before.lastIndexOf('\n') - 1 : issue.column();
        issues.add(POINTER, line, column, issue.message(), issue.mend());
    }

    private void translate(Expression expression, @Nullable String fallback, List<Part> parts, Issues found) {
        var translator = translators.apply(expression, "message");
        var type = Types.factType(expression.type(expression.root()));
        try {
            if (type == null) {
                found.add(POINTER, expression, expression.root(), "this has no value to show", "name a leaf");
            } else if (expression.type(expression.root()).equals(SimpleType.BOOL)) {
                parts.add(new Part.Test(translator.condition(), fallback));
            } else {
                parts.add(new Part.Value(translator.term(), type, fallback));
            }
        } catch (Refusal e) {
            found.add(POINTER, expression, e.at(), String.valueOf(e.getMessage()), e.mend());
        }
    }

    /** The bar before a fallback, which is not that of an "or". */
    private static int bar(String written) {
        var bar = written.lastIndexOf('|');
        return bar > 0 && written.charAt(bar - 1) == '|' ? -1 : bar;
    }
}
