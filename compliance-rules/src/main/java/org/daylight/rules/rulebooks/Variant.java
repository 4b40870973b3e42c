package org.daylight.rules.rulebooks;

import static org.daylight.rules.problem.RuleProblems.OVERLAPS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.lawbooks.Lawbook;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is proposed into the content of a rulebook: in the place of the rule of the same key on the days for which it is
 * proposed, or beside the others. What stands on other days stays; where that is a part of a revision, the rulebook names the
 * part, because a revision itself never changes.
 */
final class Variant {

    private static final String RULES = "rules";
    private static final String REVISIONS = "revisions";
    private static final String PERIODS = "periods";

    static final Comparator<RuleSource> BY_FIRST_DAY = Comparator.comparing(
            source -> first(source.effective().from()), Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * A revision on some of its days, as they are written.
     *
     * @param axis the subject and the date by which its days are counted
     */
    private record Part(
            String digest,
            String axis,
            @Nullable String from,
            @Nullable String to,
            boolean whole) {

        static Part of(Revision revision) {
            var effective = revision.rule().source().effective();
            return new Part(
                    revision.digest(),
                    revision.subject() + effective.against(),
                    effective.from(),
                    effective.to(),
                    true);
        }

        /** First day that surely is in force, as of a revision. */
        @Nullable
        LocalDate first() {
            return Variant.first(from);
        }

        /** First day that may no longer be in force. */
        @Nullable
        LocalDate end() {
            return to == null ? null : ImpreciseDate.parse(to).earliest();
        }

        /** Where the days of the two are counted by another date, none of it can stand beside the other. */
        List<Part> without(Part other) {
            if (!axis.equals(other.axis)) {
                return List.of();
            }
            if (!isBefore(first(), other.end()) || !isBefore(other.first(), end())) {
                return List.of(this);
            }
            var left = new ArrayList<Part>();
            if (other.from != null && isBefore(first(), other.first())) {
                left.add(new Part(digest, axis, from, other.from, false));
            }
            if (other.to != null && isBefore(other.end(), end())) {
                left.add(new Part(digest, axis, other.to, to, false));
            }
            return left;
        }

        boolean isApart(Part other) {
            return without(other).equals(List.of(this));
        }

        private static boolean isBefore(@Nullable LocalDate from, @Nullable LocalDate to) {
            return from == null || to == null || from.isBefore(to);
        }
    }

    private Variant() {}

    private static @Nullable LocalDate first(@Nullable String from) {
        return from == null ? null : ImpreciseDate.parse(from).latest();
    }

    /**
     * Refuses two for some of the same days: neither takes the place of the other, and only one of them would be asked.
     *
     * @param asked their digests as the request has them
     */
    static void requireApart(List<Revision> bills, List<String> asked) {
        for (var index = 1; index < bills.size(); index++) {
            var other = bills.get(index);
            for (var one : bills.subList(0, index)) {
                if (one.key().equals(other.key()) && !Part.of(one).isApart(Part.of(other))) {
                    throw OVERLAPS.problem(
                            "Two texts of %s are asked for some of the same days, %s and %s; ask each in a rulebook of its own"
                                    .formatted(one.key(), one.digest(), other.digest()),
                            new Violation(
                                    "/proposed/" + asked.indexOf(other.digest()), "must not overlap " + one.digest()));
                }
            }
        }
    }

    static void put(ObjectNode content, List<Revision> bills, Revisions revisions) {
        var byKey = bills.stream().collect(Collectors.groupingBy(Revision::key, TreeMap::new, Collectors.toList()));
        byKey.forEach((key, ofKey) -> {
            var rule = rule(content, key);
            var parts = new ArrayList<Part>();
            for (var standing : rule.path(REVISIONS)) {
                parts.add(Part.of(revisions.get(standing.asText())));
            }
            for (var bill : ofKey) {
                var own = Part.of(bill);
                var left = parts.stream()
                        .flatMap(part -> part.without(own).stream())
                        .toList();
                parts.clear();
                parts.addAll(left);
                parts.add(own);
            }
            write(rule, parts);
        });
    }

    /** The revisions of a rule that a rulebook has, each as it is written on its days there. */
    static Map<Revision, List<RuleSource>> standing(ObjectNode content, String key, Revisions revisions) {
        var standing = new LinkedHashMap<Revision, List<RuleSource>>();
        for (var rule : content.path(RULES)) {
            if (rule.path("key").asText().equals(key)) {
                for (var digest : rule.path(REVISIONS)) {
                    var revision = revisions.get(digest.asText());
                    standing.put(
                            revision,
                            periods(rule, digest.asText(), revision.rule().source()));
                }
            }
        }
        return standing;
    }

    /** Puts a revision in the place of another of the same days, part by part. */
    static void replace(ObjectNode content, Revision standing, Revision change) {
        var rule = rule(content, standing.key());
        var digests = new ArrayList<String>();
        rule.path(REVISIONS).forEach(digest -> digests.add(digest.asText()));
        digests.replaceAll(digest -> digest.equals(standing.digest()) ? change.digest() : digest);
        var list = rule.putArray(REVISIONS);
        digests.forEach(list::add);
        for (var period : rule.path(PERIODS)) {
            if (period.path("digest").asText().equals(standing.digest())) {
                ((ObjectNode) period).put("digest", change.digest());
            }
        }
    }

    /** Says what in a rulebook is not law. */
    static void name(ObjectNode content, List<Revision> bills) {
        var proposed = content.putArray("proposed");
        for (var bill : bills) {
            proposed.addObject()
                    .put("key", bill.key())
                    .put("digest", bill.digest())
                    .put("bill", label(bill));
        }
    }

    static String label(Revision bill) {
        return bill.bill() == null ? "proposed by " + bill.proposedBy() : bill.bill();
    }

    private static void write(ObjectNode rule, List<Part> parts) {
        var inTime = parts.stream()
                .sorted(Comparator.comparing(Part::first, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        var digests = rule.putArray(REVISIONS);
        inTime.stream().map(Part::digest).distinct().forEach(digests::add);
        var cut = inTime.stream().filter(part -> !part.whole()).toList();
        if (!cut.isEmpty()) {
            var periods = rule.putArray(PERIODS);
            cut.forEach(part -> periods.addObject()
                    .put("digest", part.digest())
                    .put("from", part.from())
                    .put("to", part.to()));
        }
    }

    private static ObjectNode rule(ObjectNode content, String key) {
        var rules = content.withArray("/" + RULES);
        for (var rule : rules) {
            if (rule instanceof ObjectNode object && rule.path("key").asText().equals(key)) {
                return object;
            }
        }
        var added = rules.addObject().put("key", key);
        added.putArray(REVISIONS);
        return added;
    }

    /**
     * A revision as a rulebook has it: on all its days, or on the parts of them that the rulebook names, and without a review
     * that was still to be made.
     */
    static List<RuleSource> periods(JsonNode rule, String digest, RuleSource written) {
        var source = LaterReviews.isLater(rule, digest) ? written.asReviewedBy(LocalDate.MIN) : written;
        var parts = new ArrayList<RuleSource>();
        for (var period : rule.path(PERIODS)) {
            if (period.path("digest").asText().equals(digest)) {
                parts.add(source.during(text(period, "from"), text(period, "to")));
            }
        }
        return parts.isEmpty() ? List.of(source) : parts;
    }

    /** The parts that a rulebook names of the revisions that it has not on all their days. */
    static List<Lawbook.Part> parts(JsonNode content) {
        var parts = new ArrayList<Lawbook.Part>();
        for (var rule : content.path(RULES)) {
            for (var period : rule.path(PERIODS)) {
                parts.add(new Lawbook.Part(period.path("digest").asText(), text(period, "from"), text(period, "to")));
            }
        }
        return parts;
    }

    private static @Nullable String text(JsonNode period, String field) {
        return period.hasNonNull(field) ? period.path(field).asText() : null;
    }
}
