package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.CompiledParameter;
import org.daylight.rules.evaluation.CompiledRevision;
import org.daylight.rules.evaluation.Condition;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.Logic;
import org.daylight.rules.evaluation.MemberSet;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.Period;
import org.daylight.rules.evaluation.Place;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Term;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** Compiles one revision, or says all that is wrong with it. */
final class RevisionCompiler {

    private static final int MOST_PARAMETERS = 12;

    private final RuleSource source;
    private final SubjectType subject;
    private final NamedSets sets;
    private final Issues issues;
    private final Checker checker;
    private final List<String> names;
    private final Set<String> leaves = new HashSet<>();
    private final Effort effort = new Effort();

    RevisionCompiler(RuleSource source, SubjectType subject, Map<String, MemberSet> sets, Issues issues) {
        this.source = source;
        this.subject = subject;
        this.sets = new NamedSets(sets);
        this.issues = issues;
        this.names = source.parameters().keySet().stream().sorted().toList();
        this.checker = new Checker(subject, Parameters.types(source.parameters()));
    }

    Optional<CompiledRevision> compile(String digest) {
        var before = issues.size();
        var inForce = period(source.effective().from(), source.effective().to(), "/effective");
        var parameters = names.stream().map(this::parameter).toList();
        if (parameters.size() > MOST_PARAMETERS) {
            issues.add("/parameters", "more than %d parameters".formatted(MOST_PARAMETERS), "split the rule");
        }
        var applies = source.appliesWhen() == null
                ? Optional.<Expression>empty()
                : condition(source.appliesWhen(), "appliesWhen", Set.of());
        var given = applies.map(this::present).orElse(Set.of());
        var requires = condition(source.requires(), "requires", given);
        var permittedFrom =
                source.permittedFrom() == null ? Optional.<Expression>empty() : date(source.permittedFrom());
        var message = new Messages(source.message(), "/message", subject, checker, this::translator, issues).parse();
        var appliesWhen = applies.map(expression -> translated(expression, "appliesWhen"));
        var required = requires.map(expression -> translated(expression, "requires"));
        var permitted = permittedFrom.flatMap(this::dated);
        if (issues.size() > before || inForce == null) {
            return Optional.empty();
        }
        var asksAsOf = applies.stream().anyMatch(expression -> AsOfForms.mentions(expression.root()))
                || requires.stream().anyMatch(expression -> AsOfForms.mentions(expression.root()));
        Stream.concat(applies.stream(), requires.stream())
                .forEach(expression -> effort.moves(Walks.moving(expression.root())));
        return Optional.of(new CompiledRevision(
                digest,
                source,
                inForce,
                appliesWhen.orElse(null),
                required.orElseThrow(),
                permitted.map(Dated::term).orElse(null),
                permitted.map(Dated::place).orElse(null),
                message,
                parameters,
                sets.named(),
                leaves,
                effort,
                asksAsOf));
    }

    private CompiledParameter parameter(String name) {
        var parameter = Objects.requireNonNull(source.parameters().get(name));
        var pointer = "/parameters/" + name;
        var leaf = parameter.groupedBy() == null ? Parameter.PARTNER_CODE : parameter.groupedBy();
        var grouped = parameter.values().stream().anyMatch(value -> value.group() != null);
        var slot = subject.slot(leaf);
        if (grouped) {
            leaves.add(leaf);
        }
        if (grouped && (slot == null || subject.leaf(slot).type() != FactType.STRING)) {
            issues.add(
                    pointer + "/groupedBy",
                    "a %s has no text %s to look up in a group".formatted(subject.name(), leaf),
                    "name a leaf of type string");
        }
        if (parameter.values().isEmpty()) {
            issues.add(pointer, "a parameter needs a value", "state at least one");
        }
        var compiled = new CompiledParameter(name, slot == null ? 0 : slot, leaf);
        var dated = parameter.datedBy();
        if (dated != null) {
            var date = subject.slot(dated);
            if (date == null || subject.leaf(date).type() != FactType.DATE) {
                issues.add(
                        pointer + "/datedBy",
                        "a %s has no date %s".formatted(subject.name(), dated),
                        "name a leaf of type date, or leave it out: then the rule's own date counts");
            } else {
                leaves.add(dated);
                compiled.datedBy(date, dated);
            }
        }
        for (var index = 0; index < parameter.values().size(); index++) {
            value(parameter, index, pointer + "/values/" + index, compiled);
        }
        return compiled;
    }

    private void value(Parameter parameter, int index, String pointer, CompiledParameter compiled) {
        var written = parameter.values().get(index);
        var group = written.group() == null ? null : sets.find(written.group());
        if (written.group() != null && group == null) {
            issues.add(
                    pointer + "/group",
                    "there is no set \"%s\"".formatted(written.group()),
                    Mends.closest(written.group(), sets.names(), "the sets are: "));
        }
        try {
            compiled.add(written, Parameters.value(parameter, written.value()), group);
        } catch (IllegalArgumentException e) {
            issues.add(pointer, String.valueOf(e.getMessage()), "correct the value or its dates");
        }
    }

    private @Nullable Period period(@Nullable String from, @Nullable String to, String pointer) {
        try {
            return Period.of(from, to);
        } catch (IllegalArgumentException e) {
            issues.add(pointer, String.valueOf(e.getMessage()), "correct the dates");
            return null;
        }
    }

    private Optional<Expression> condition(String text, String name, Set<String> guarded) {
        var pointer = "/" + name;
        var checked = checker.check(text, SimpleType.BOOL, pointer, issues);
        checked.ifPresent(expression -> {
            try {
                new Guards(subject, expression, pointer, issues).check(expression.root(), guarded);
                new AsOfForms(expression, pointer, issues).check(expression.root());
            } catch (Refusal e) {
                issues.add(pointer, expression, e);
            }
        });
        return checked;
    }

    private Set<String> present(Expression applies) {
        try {
            return Guards.present(applies, applies.root()).ifTrue();
        } catch (Refusal e) {
            issues.add("/appliesWhen", applies, e);
            return Set.of();
        }
    }

    private Optional<Expression> date(String text) {
        CelType date = Types.DATE;
        var checked = checker.check(text, date, "/permittedFrom", issues);
        checked.ifPresent(expression -> new AsOfForms(expression, "/permittedFrom", issues).refuseAny());
        return checked;
    }

    private Translator translator(Expression expression, String name) {
        read(expression.root());
        return new Translator(
                subject, names, Parameters.byOtherDate(source.parameters()), sets, expression, name, effort);
    }

    private void read(CelExpr expr) {
        leaves.addAll(Determinations.leaves(expr, subject));
        Expression.children(expr).forEach(this::read);
    }

    private Condition translated(Expression expression, String name) {
        try {
            return translator(expression, name).condition();
        } catch (Refusal e) {
            issues.add("/" + name, expression, e);
            return Logic.constant(false, new Place(name, "", 1, 1, List.of(), List.of(), List.of(), List.of(), false));
        }
    }

    private record Dated(Term term, Place place) {}

    private Optional<Dated> dated(Expression expression) {
        try {
            var translator = translator(expression, "permittedFrom");
            return Optional.of(new Dated(translator.term(), translator.place()));
        } catch (Refusal e) {
            issues.add("/permittedFrom", expression, e);
            return Optional.empty();
        }
    }
}
