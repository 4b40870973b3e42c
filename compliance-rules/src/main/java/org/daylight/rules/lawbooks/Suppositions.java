package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.lawbooks.Lawbook.MemberChange;
import org.daylight.rules.lawbooks.Lawbook.ParameterChange;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;

/** What is published against what is supposed. */
@ApplicationScoped
public class Suppositions {

    private final Lawbooks lawbooks;
    private final Revisions revisions;

    Suppositions(Lawbooks lawbooks, Revisions revisions) {
        this.lawbooks = lawbooks;
        this.revisions = revisions;
    }

    /**
     * A fact may bear on any rule; without one only the rules that the other changes bear on are looked at.
     *
     * @param isStranger whether the register surely knows no partner of a code
     */
    public Contrast contrast(
            List<Revision> drafts,
            List<Revision> leaving,
            List<ParameterChange> parameters,
            List<MemberChange> members,
            List<FactChange> facts,
            Predicate<String> isStranger) {
        var plain = lawbooks.contrastWithLeaving(drafts, leaving);
        var rules = revisions.of(plain.candidate().rules());
        var sets = revisions.of(plain.candidate().sets());
        for (var i = 0; i < parameters.size(); i++) {
            var change = parameters.get(i);
            var pointer = "/parameters/" + i;
            requireKey(rules, change.rule(), pointer + "/rule", Kind.RULE);
            SupposedValue.requireDays(change.from(), null, pointer);
            SupposedValue.requireGroup(change.group(), sets, pointer);
            requireParameter(rules, change, pointer);
        }
        for (var i = 0; i < members.size(); i++) {
            var change = members.get(i);
            var pointer = "/members/" + i;
            requireKey(sets, change.set(), pointer + "/set", Kind.SET);
            requireAsked(change, pointer + "/set", rules, sets);
            SupposedValue.requireDays(change.from(), change.to(), pointer);
            requireSomebody(change, pointer + "/code", rules, sets, isStranger);
            var before = members.subList(0, i);
            sets.stream()
                    .filter(set -> set.key().equals(change.set()))
                    .map(set -> Supposed.members(set.set().set(), before))
                    .forEach(set -> Supposed.requireMember(set, change, pointer + "/code"));
        }
        for (var i = 0; i < facts.size(); i++) {
            if (isStranger.test(facts.get(i).partner())) {
                throw stranger(facts.get(i).partner(), "/facts/%d/partner".formatted(i), "");
            }
        }
        FactChange.requireOneOfEach(facts);
        var candidate = new Lawbook(
                plain.candidate().rules(),
                plain.candidate().sets(),
                plain.candidate().parts(),
                StatedValue.inOrder(
                        parameters,
                        change -> StatedValue.of(
                                sources(rules, change.rule()),
                                change.parameter(),
                                change.group(),
                                change.from(),
                                null,
                                change.value()),
                        sets.stream()
                                .map(set -> Supposed.members(set.set().set(), members))
                                .toList()),
                members);
        var watched = new TreeSet<>(plain.watched());
        parameters.forEach(change -> watched.add(change.rule()));
        members.forEach(change -> watched.addAll(Revisions.using(change.set(), rules)));
        Lawbooks.excepted(rules, watched);
        return new Contrast(
                plain.standing(), candidate, facts.isEmpty() ? List.copyOf(watched) : null, facts, plain.measured());
    }

    /** One of the revisions asks for it; others, for other days, may have been without it. */
    private static void requireParameter(List<Revision> rules, ParameterChange change, String pointer) {
        var sources = sources(rules, change.rule());
        var asking = sources.stream()
                .filter(source -> source.parameters().containsKey(change.parameter()))
                .toList();
        (asking.isEmpty() ? sources : asking)
                .forEach(source -> SupposedValue.require(source, change.parameter(), change.value(), pointer));
        SupposedValue.requireAsked(asking, change.parameter(), change.from(), null, pointer);
    }

    private static List<RuleSource> sources(List<Revision> rules, String key) {
        return rules.stream()
                .filter(rule -> rule.key().equals(key))
                .map(rule -> rule.rule().source())
                .toList();
    }

    /**
     * A set that no rule asks changes no answer, whoever joins it. Where rules ask others of the same codes instead, "no change"
     * would be no answer to whoever names the list as it is called.
     */
    private static void requireAsked(MemberChange change, String pointer, List<Revision> rules, List<Revision> sets) {
        if (!Revisions.using(change.set(), rules).isEmpty()) {
            return;
        }
        var asked = sets.stream()
                .filter(set -> !Revisions.using(set.key(), rules).isEmpty())
                .toList();
        var codes = sets.stream()
                .filter(set -> set.key().equals(change.set()))
                .flatMap(Suppositions::codes)
                .toList();
        var alike = asked.stream()
                .filter(set ->
                        2 * codes.stream().filter(code -> names(set, code)).count() > codes.size())
                .toList();
        var named = alike.stream().map(Revision::key).sorted().collect(Collectors.joining(", "));
        throw UNKNOWN_REFERENCE.problem(
                "No rule asks the set %s, so that no answer changes with it".formatted(change.set()),
                new Violation(
                        pointer,
                        "must be a set that a published rule asks"
                                + (named.isEmpty() ? "" : "; of the same codes there are " + named)));
    }

    private static Stream<String> codes(Revision set) {
        return set.set().set().members().stream().map(DatedSet.Member::code).distinct();
    }

    /** Of a code that nobody has there is nothing to answer, and "no change" would be no answer to a slip of the pen. */
    private static void requireSomebody(
            MemberChange change,
            String pointer,
            List<Revision> rules,
            List<Revision> sets,
            Predicate<String> isStranger) {
        if (isStranger.test(change.code())
                && isOfPartners(change.set(), rules)
                && sets.stream().noneMatch(set -> names(set, change.code()))) {
            throw stranger(change.code(), pointer, ", or one that a published set names");
        }
    }

    private static boolean names(Revision set, String code) {
        return codes(set).anyMatch(code::equals);
    }

    /** Whether the rules ask it about partners alone, and not about classes of articles or days off. */
    private static boolean isOfPartners(String set, List<Revision> rules) {
        var asked = Pattern.compile("\\w+\\(\\s*([^()]*?)\\s*[\"']" + Pattern.quote(set) + "[\"']");
        var about = new TreeSet<String>();
        for (var rule : rules) {
            var source = rule.rule().source();
            var text = source.appliesWhen() + " " + source.requires() + " " + source.permittedFrom();
            asked.matcher(text).results().forEach(found -> about.add(found.group(1)));
            source.parameters().values().stream()
                    .filter(parameter -> parameter.values().stream().anyMatch(value -> set.equals(value.group())))
                    .map(parameter -> parameter.groupedBy() == null ? Parameter.PARTNER_CODE : parameter.groupedBy())
                    .forEach(leaf -> about.add(leaf + ","));
        }
        return about.equals(Set.of(Parameter.PARTNER_CODE + ","));
    }

    private static ProblemException stranger(String code, String pointer, String orElse) {
        return UNKNOWN_REFERENCE.problem(
                "Nobody in the register has the code " + code,
                new Violation(
                        pointer,
                        "must be the code of a partner of the register, as its GET /v1/partners lists them" + orElse
                                + "; correct the code, or record the partner first"));
    }

    private static void requireKey(List<Revision> revisions, String key, String pointer, Kind kind) {
        if (revisions.stream().noneMatch(revision -> revision.key().equals(key))) {
            throw UNKNOWN_REFERENCE.problem(
                    "No %s %s stands".formatted(kind == Kind.RULE ? "rule" : "set", key),
                    new Violation(pointer, "must be the key of one that is published"));
        }
    }
}
