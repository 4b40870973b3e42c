package org.daylight.rules.packs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Example;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.evaluation.RuleSource;
import org.jspecify.annotations.Nullable;

/** One rule with its cases as a page for a lawyer. */
final class CaseTable {

    private final RuleSource rule;
    private final Set<String> leaves = new LinkedHashSet<>();

    private CaseTable(RuleSource rule) {
        this.rule = rule;
        rule.examples().stream()
                .flatMap(example -> example.given().keySet().stream().sorted())
                .forEach(leaves::add);
    }

    static String page(RuleSource rule) {
        return new CaseTable(rule).page();
    }

    private String page() {
        var page = new StringBuilder(
                "# %s\n\n`%s` · %s · %s\n".formatted(rule.title(), rule.key(), severity(), rule.citation()));
        paragraph(page, "Clause", rule.clause());
        paragraph(page, "Reading", rule.reading());
        page.append("\n**In force** %s, read against `%s`%s.\n"
                .formatted(
                        days(rule.effective().from(), rule.effective().to()),
                        rule.effective().against(),
                        reference()));
        parameters(page);
        code(page, "Applies when", rule.appliesWhen());
        code(page, "Requires", rule.requires());
        code(page, "Permitted from", rule.permittedFrom());
        if (!rule.exceptions().isEmpty()) {
            page.append("\n**Exceptions** %s\n"
                    .formatted(rule.exceptions().stream()
                            .map(key -> "`" + key + "`")
                            .collect(Collectors.joining(", "))));
        }
        cases(page);
        return page.toString();
    }

    private String severity() {
        return "%s, owed by %s, %s".formatted(rule.severity(), rule.dutyHolder(), rule.choice());
    }

    private String reference() {
        var written = rule.effective().reference();
        return written == null
                ? ""
                : " (%s; %s)".formatted(written, rule.effective().checked());
    }

    private void parameters(StringBuilder page) {
        if (rule.parameters().isEmpty()) {
            return;
        }
        page.append("\n| value | is | holds | for | written in | read |\n|---|---|---|---|---|---|\n");
        new TreeMap<>(rule.parameters())
                .forEach((name, parameter) -> parameter
                        .values()
                        .forEach(value -> page.append(row(List.of(
                                name,
                                value.value(),
                                days(value.from(), value.to()),
                                group(value),
                                String.valueOf(value.reference()),
                                String.valueOf(value.checked()))))));
    }

    private static String group(ParameterValue value) {
        return value.group() == null ? "everybody" : value.group();
    }

    /** What is the same in all of them stands before the table. */
    private void cases(StringBuilder page) {
        var same = leaves.stream().filter(this::isTheSame).toList();
        var different = leaves.stream().filter(leaf -> !isTheSame(leaf)).toList();
        page.append("\n## Cases\n");
        if (!same.isEmpty()) {
            page.append("\nIn every case: %s.\n"
                    .formatted(same.stream()
                            .map(leaf -> leaf + " " + shown(rule.examples().getFirst(), leaf))
                            .collect(Collectors.joining("; "))));
        }
        var head = new ArrayList<>(List.of("case"));
        head.addAll(different);
        head.addAll(List.of("as of", "answer"));
        page.append('\n').append(row(head)).append("|---".repeat(head.size())).append("|\n");
        for (var example : rule.examples()) {
            var cells = new ArrayList<>(List.of(example.name()));
            different.forEach(leaf -> cells.add(shown(example, leaf)));
            cells.add(example.asOf().toString());
            cells.add(answer(example));
            page.append(row(cells));
        }
    }

    private boolean isTheSame(String leaf) {
        return rule.examples().stream()
                        .map(example -> shown(example, leaf))
                        .distinct()
                        .count()
                == 1;
    }

    private static String shown(Example example, String leaf) {
        if (!example.given().containsKey(leaf)) {
            return "not known";
        }
        var value = example.given().get(leaf);
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "an empty list"
                    : list.stream()
                            .map(element -> element == null ? "one not known" : element.toString())
                            .collect(Collectors.joining(", "));
        }
        return value == null ? "none" : value.toString();
    }

    private static String answer(Example example) {
        return Stream.of(
                        example.expect().name(),
                        Boolean.TRUE.equals(example.applicabilityUnknown()) ? "applicability unknown" : null,
                        permitted(example.permittedFrom()),
                        example.missing() == null || example.missing().isEmpty()
                                ? null
                                : "missing " + String.join(", ", example.missing()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String permitted(@Nullable String from) {
        return from == null ? null : from.equals(Example.NO_DAY) ? "permitted on no day" : "permitted from " + from;
    }

    private static String days(@Nullable String from, @Nullable String to) {
        if (from == null && to == null) {
            return "always";
        }
        return ((from == null ? "" : "from " + from) + (to == null ? "" : " until " + to)).strip();
    }

    private static void paragraph(StringBuilder page, String name, @Nullable String text) {
        if (text != null) {
            page.append("\n**%s** %s\n".formatted(name, text.strip()));
        }
    }

    private static void code(StringBuilder page, String name, @Nullable String text) {
        if (text != null) {
            page.append("\n**%s**\n\n```\n%s\n```\n".formatted(name, text.strip()));
        }
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
