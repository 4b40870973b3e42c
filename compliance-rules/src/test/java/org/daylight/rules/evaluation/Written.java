package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Issue;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.jspecify.annotations.Nullable;

/** A rule as a test writes it: what it does not mention is filled in. */
public final class Written {

    private final String key;
    private final String subject;
    private Effective effective = new Effective(null, null, "asOf", null, null);
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final List<String> exceptions = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private @Nullable String reading;
    private @Nullable CounselReview counselReview;
    private @Nullable String appliesWhen;
    private String requires = "true";
    private @Nullable String permittedFrom;
    private String message = "{partner.name}";

    private Written(String key, String subject) {
        this.key = key;
        this.subject = subject;
        if (subject.equals("authority")) {
            message = "{authority.code}";
        }
    }

    public static Written rule(String key, String subject) {
        return new Written(key, subject);
    }

    public static Written requires(String subject, String requires) {
        return rule("test.rule", subject).requires(requires);
    }

    public Written appliesWhen(@Nullable String expression) {
        appliesWhen = expression;
        return this;
    }

    public Written requires(String expression) {
        requires = expression;
        return this;
    }

    public Written permittedFrom(String expression) {
        permittedFrom = expression;
        return this;
    }

    public Written reading(String text, CounselReview review) {
        reading = text;
        counselReview = review;
        return this;
    }

    public Written message(String text) {
        message = text;
        return this;
    }

    public Written effective(@Nullable String from, @Nullable String to, String against) {
        effective = new Effective(from, to, against, null, null);
        return this;
    }

    public Written parameter(String name, ParameterValue... values) {
        parameters.put(name, Parameter.of(values));
        return this;
    }

    /** A parameter that is dated by another leaf than the rule. */
    public Written parameterDatedBy(String leaf, String name, ParameterValue... values) {
        parameters.put(name, new Parameter(null, null, null, leaf, List.of(values)));
        return this;
    }

    public Written exception(String rule) {
        exceptions.add(rule);
        return this;
    }

    public Written example(Example example) {
        examples.add(example);
        return this;
    }

    public RuleSource source() {
        return new RuleSource(
                key,
                "A rule for a test",
                Authority.POLICY,
                "Test 1",
                null,
                reading,
                Choice.POLICY,
                DutyHolder.OWN_GOVERNMENT,
                counselReview,
                subject,
                effective,
                Severity.REQUIREMENT,
                parameters,
                appliesWhen,
                requires,
                permittedFrom,
                message,
                exceptions,
                examples);
    }

    public static Compilation compile(List<DatedSet> sets, Written... rules) {
        var revisions = new ArrayList<Revision>();
        for (var rule : rules) {
            revisions.add(new Revision("revision-" + revisions.size(), rule.source()));
        }
        return RulebookCompiler.compile(Vocabulary.standard(), revisions, sets);
    }

    public static List<Issue> issues(Written rule) {
        return RulebookCompiler.check(Vocabulary.standard(), rule.source(), List.of());
    }

    public static Evaluator evaluator(List<DatedSet> sets, Written... rules) {
        return switch (compile(sets, rules)) {
            case Compilation.Compiled compiled -> new Evaluator(compiled.rulebook());
            case Compilation.Refused refused ->
                throw new AssertionError(refused.issues().toString());
        };
    }

    public RuleAnswer on(String asOf, Map<String, ? extends @Nullable Object> facts) {
        return evaluator(List.of(), this).answer(key, line(subject, asOf, facts));
    }

    public static FactLine line(String subject, String asOf, Map<String, ? extends @Nullable Object> facts) {
        return FactLine.of(Vocabulary.standard().type(subject).orElseThrow(), LocalDate.parse(asOf), facts);
    }

    /** Pairs of a leaf and its value. */
    public static Map<String, @Nullable Object> facts(@Nullable Object... pairs) {
        var facts = new HashMap<String, @Nullable Object>();
        for (var index = 0; index < pairs.length; index += 2) {
            facts.put(String.valueOf(pairs[index]), pairs[index + 1]);
        }
        return facts;
    }
}
