package org.daylight.rules.lawbooks;

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

    /** Its expressions, the date it is read against, and what groups its parameters. */
    public static Set<String> leaves(RuleSource source, SubjectType type, List<DatedSet> sets) {
        var leaves = new TreeSet<String>();
        Stream.of(source.appliesWhen(), source.requires(), source.permittedFrom())
                .filter(Objects::nonNull)
                .forEach(expression -> leaves.addAll(ExpressionCheck.check(
                                Vocabulary.standard(), source.subject(), source.parameters(), sets, expression)
                        .leaves()));
        if (type.slot(source.effective().against()) != null) {
            leaves.add(source.effective().against());
        }
        for (var parameter : source.parameters().values()) {
            if (parameter.values().stream().anyMatch(value -> value.group() != null)) {
                var by = parameter.groupedBy() == null ? Parameter.PARTNER_CODE : parameter.groupedBy();
                if (type.slot(by) != null) {
                    leaves.add(by);
                }
            }
        }
        return leaves;
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
    public static List<String> notOnTheRegister(RuleSource source, List<DatedSet> sets) {
        return Vocabulary.standard()
                .type(source.subject())
                .map(type -> leaves(source, type, sets).stream()
                        .filter(leaf -> supplier(source.subject(), leaf) == Leaf.Supplier.REVIEW)
                        .toList())
                .orElse(List.of());
    }
}
