package org.daylight.rules.lawbooks;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.ExpressionCheck;
import org.jspecify.annotations.Nullable;

/** The facts that a rule asks for, and who supplies them. */
public final class Reads {

    private Reads() {}

    /**
     * Its expressions, the date it is read against, what dates and groups its parameters, and what decides, through any number of
     * steps, whether an exception from it applies.
     *
     * @param beside the rules that stand with it, each with all its revisions
     */
    public static Set<String> leaves(
            RuleSource source, List<RuleSource> beside, SubjectType type, List<DatedSet> sets) {
        var leaves = new TreeSet<String>();
        add(leaves, source, type, sets, Stream.of(source.appliesWhen(), source.requires(), source.permittedFrom()));
        var open = new ArrayDeque<>(source.exceptions());
        var asked = new HashSet<String>();
        while (!open.isEmpty()) {
            var key = open.remove();
            if (asked.add(key)) {
                beside.stream().filter(rule -> rule.key().equals(key)).forEach(exception -> {
                    add(leaves, exception, type, sets, Stream.ofNullable(exception.appliesWhen()));
                    open.addAll(exception.exceptions());
                });
            }
        }
        return leaves;
    }

    private static void add(
            Set<String> leaves,
            RuleSource source,
            SubjectType type,
            List<DatedSet> sets,
            Stream<@Nullable String> expressions) {
        expressions
                .filter(Objects::nonNull)
                .forEach(expression -> leaves.addAll(ExpressionCheck.check(
                                Vocabulary.standard(), source.subject(), source.parameters(), sets, expression)
                        .leaves()));
        if (type.slot(source.effective().against()) != null) {
            leaves.add(source.effective().against());
        }
        for (var parameter : source.parameters().values()) {
            if (parameter.datedBy() != null && type.slot(parameter.datedBy()) != null) {
                leaves.add(parameter.datedBy());
            }
            if (parameter.values().stream().anyMatch(value -> value.group() != null)) {
                var by = parameter.groupedBy() == null ? Parameter.PARTNER_CODE : parameter.groupedBy();
                if (type.slot(by) != null) {
                    leaves.add(by);
                }
            }
        }
    }

    /** Null for what is no leaf of the subject. */
    public static Leaf.@Nullable Supplier supplier(String subject, String leaf) {
        var type = Vocabulary.standard().type(subject);
        var slot = type.isEmpty() ? null : type.get().slot(leaf);
        return slot == null ? null : type.get().leaf(slot).supplier();
    }

    /**
     * The leaves that review-service states and no line of the register can: over the register alone a rule that asks for
     * one says nothing of how far it can be answered.
     */
    public static List<String> notOnTheRegister(RuleSource source, List<RuleSource> beside, List<DatedSet> sets) {
        return Vocabulary.standard()
                .type(source.subject())
                .map(type -> leaves(source, beside, type, sets).stream()
                        .filter(leaf -> supplier(source.subject(), leaf) == Leaf.Supplier.REVIEW)
                        .toList())
                .orElse(List.of());
    }
}
