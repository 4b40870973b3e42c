package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** A rule: its key, the revisions that may be in force, and the rules that make exceptions from it. */
public final class CompiledRule {

    /** Instead of a slot: the rule is read against asOf. */
    public static final int AS_OF = -1;

    /** To be raised whenever the same rule could answer the same facts differently. */
    public static final int LANGUAGE = 6;

    private final String key;
    private final SubjectType subject;
    private final int against;
    private final List<CompiledRevision> published;
    private final List<CompiledRevision> revisions;
    private final List<CompiledRule> exceptions;
    private final boolean exceptsAlike;
    private final List<Period> periods;

    /** By revision: its parameters where none of them depends on a date or a group; null where one does. */
    private final List<@Nullable List<ParameterChoice>> fixed = new ArrayList<>();

    private final long[] cuts;
    private final boolean asksAsOf;
    private final boolean givesPermittedFrom;
    private final boolean alwaysTheSame;
    private final int language;

    /**
     * A rule with its revisions and exceptions.
     *
     * @param published its revisions; a later start ends what came before
     * @param against slot of the date the rule is read against, or {@link #AS_OF}
     */
    public CompiledRule(
            String key,
            SubjectType subject,
            int against,
            List<CompiledRevision> published,
            List<CompiledRule> exceptions) {
        this(key, subject, against, published, exceptions, LANGUAGE);
    }

    private CompiledRule(
            String key,
            SubjectType subject,
            int against,
            List<CompiledRevision> published,
            List<CompiledRule> exceptions,
            int language) {
        this.key = key;
        this.language = language;
        this.subject = subject;
        this.against = against;
        this.published = List.copyOf(published);
        this.revisions = inSuccession(published, language);
        this.exceptions = List.copyOf(exceptions);
        this.exceptsAlike = language < 5 || this.revisions.stream().allMatch(this::namesAll);
        this.periods = this.revisions.stream().map(CompiledRevision::inForce).toList();
        this.asksAsOf = this.revisions.stream().anyMatch(CompiledRevision::asksAsOf)
                || exceptions.stream().anyMatch(CompiledRule::asksAsOf);
        this.givesPermittedFrom = this.revisions.stream().anyMatch(revision -> revision.permittedFrom() != null);
        this.revisions.forEach(revision -> fixed.add(fixed(revision)));
        this.alwaysTheSame = this.revisions.size() == 1
                && this.revisions.getFirst().inForce().equals(Period.ALWAYS)
                && fixed.getFirst() != null;
        var changes = new Changes();
        changes.reset(Long.MIN_VALUE);
        for (var revision : this.revisions) {
            revision.inForce().changes(changes);
            revision.parameters().forEach(parameter -> parameter.changes(changes));
        }
        this.cuts = changes.sorted();
    }

    /**
     * As it answered in an earlier version of the language. The third names of an undetermined answer
     * what would decide the revision and the parameters also where every one of them leaves it open; the fourth says no first
     * permitted day where that of one of them is not known; the fifth excepts from a revision what that revision names, and no
     * more what another one of its rule does, and loses none of several that may begin on the same day; the sixth ends a revision
     * by the earlier of its own end and the next one's beginning where neither is known to the day.
     */
    CompiledRule as(int earlier) {
        return new CompiledRule(
                key,
                subject,
                against,
                published,
                exceptions.stream().map(exception -> exception.as(earlier)).toList(),
                earlier);
    }

    private static List<CompiledRevision> inSuccession(List<CompiledRevision> published, int language) {
        if (language < 5) {
            return CompiledRevision.inFormerSuccession(published);
        }
        return language == 5 ? CompiledRevision.inFifthSuccession(published) : CompiledRevision.inSuccession(published);
    }

    private static @Nullable List<ParameterChoice> fixed(CompiledRevision revision) {
        var choices = new ArrayList<ParameterChoice>();
        for (var parameter : revision.parameters()) {
            var choice = parameter.fixed();
            if (choice == null) {
                return null;
            }
            choices.add(choice);
        }
        return List.copyOf(choices);
    }

    public String key() {
        return key;
    }

    public SubjectType subject() {
        return subject;
    }

    /** At least one, by their start. */
    public List<CompiledRevision> revisions() {
        return revisions;
    }

    /** What a revision's parameters always are; null if that depends on the day or on whom it is about. */
    @Nullable
    List<ParameterChoice> fixed(int revision) {
        return fixed.get(revision);
    }

    /** Of all its revisions, sorted by key. */
    public List<CompiledRule> exceptions() {
        return exceptions;
    }

    /** Those that a revision names: an exception comes in and goes with the text that makes it. */
    List<CompiledRule> exceptions(CompiledRevision revision) {
        return exceptsAlike
                ? exceptions
                : exceptions.stream()
                        .filter(exception -> names(revision, exception))
                        .toList();
    }

    /** Whether every revision has the same exceptions. */
    boolean exceptsAlike() {
        return exceptsAlike;
    }

    private boolean namesAll(CompiledRevision revision) {
        return exceptions.stream().allMatch(exception -> names(revision, exception));
    }

    private static boolean names(CompiledRevision revision, CompiledRule exception) {
        return revision.source().exceptions().contains(exception.key());
    }

    /** The facts of which what it answers depends, sorted by name; those of its exceptions are theirs. */
    public List<Leaf> leaves() {
        var names = new TreeSet<String>();
        revisions.forEach(revision -> names.addAll(revision.leaves()));
        if (against != AS_OF) {
            names.add(subject.leaf(against).name());
        }
        var leaves = new ArrayList<Leaf>();
        for (var name : names) {
            var slot = subject.slot(name);
            if (slot != null) {
                leaves.add(subject.leaf(slot));
            }
        }
        return leaves;
    }

    /**
     * Whether an answer is, or may be, reported in full.
     *
     * @param letter the answer, as it stands in a vector
     */
    public boolean isGivenInFull(char letter) {
        return letter == 'N'
                || letter == 'U'
                || letter == 'E'
                || (givesPermittedFrom && (letter == 'M' || letter == 'm'));
    }

    /** Whether it has one revision, in force on every day with the same parameters for everybody. */
    boolean isAlwaysTheSame() {
        return alwaysTheSame;
    }

    /** Whether any revision says from which day on something is permitted. */
    boolean givesPermittedFrom() {
        return givesPermittedFrom;
    }

    /** The version of the language in which it answers. */
    public int language() {
        return language;
    }

    boolean namesWhatSelects() {
        return language >= 3;
    }

    boolean doubtsDays() {
        return language >= 4;
    }

    int against() {
        return against;
    }

    List<Period> periods() {
        return periods;
    }

    /** The days on which another revision or parameter may come in, sorted. */
    long[] cuts() {
        return cuts;
    }

    boolean asksAsOf() {
        return asksAsOf;
    }
}
