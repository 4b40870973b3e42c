package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of an article. Own officials saw it at a check of the article itself that found it; a check of its store does
 * not say so. The partner's reports, scans and photographs are evidence and no sight of it.
 */
final class ItemFacts {

    private static final Set<String> OF_THE_ARTICLE = Set.of("ROUTINE", "ENHANCED", "SERIAL_INVENTORY");
    private static final Set<String> FROM_AFAR = Set.of("SCAN", "PHOTOGRAPH", "REPORT");
    private static final Set<String> NOT_FOUND = Set.of("NOT_FOUND", "ACCESS_REFUSED", "INCONCLUSIVE");

    private ItemFacts() {}

    /** @param ofWhole the inventories of its delivery, as checks of the article: whoever took them saw it */
    static void write(
            Leaves leaves, Known item, List<Known> checks, List<Known> ofWhole, Leaves.@Nullable Block partner) {
        dated(leaves, "item.custody", DatedStatement.of(item.content().path("custody"), "custodian"));
        leaves.optional("item.designation", item.get("type"));
        dated(leaves, "item.disposition", dispositions(item));
        leaves.flag("item.enhancedMonitoring", item.get("enhancedMonitoring"));
        hostile(leaves, item);
        last(leaves, "item.lastEvidenceOn", item.get("lastEvidenceOn"), checks, ItemFacts::isReportOrEvidence);
        var sights = Stream.concat(checks.stream(), ofWhole.stream()).toList();
        last(leaves, "item.lastSeenOn", item.get("lastSeenOn"), sights, ItemFacts::isSight);
        last(leaves, "item.lastStorageCheckOn", item.get("lastStorageCheckOn"), checks, ItemFacts::isCheckOfStore);
        leaves.optional("item.reference", item.get("reference"));
        leaves.optional("item.serial", item.get("serial"));
        if (partner != null) {
            leaves.block(partner);
        }
    }

    private static List<DatedStatement> dispositions(Known item) {
        var found = new ArrayList<DatedStatement>();
        for (var disposed : item.content().path("dispositions")) {
            found.add(DatedStatement.since(
                    disposed.path("disposition").asText(), disposed.path("on").asText()));
        }
        return found;
    }

    private static void hostile(Leaves leaves, Known item) {
        var statements = DatedStatement.of(item.content().path("surroundings"), "hostile");
        var now = holding(statements, leaves);
        if (now != null) {
            leaves.flag("item.hostileEnvironment", now.equals("true"));
        }
    }

    private static void dated(Leaves leaves, String name, List<DatedStatement> statements) {
        leaves.text(name, holding(statements, leaves));
    }

    /** What holds on the day; null if that cannot be said, or what held has ended and nobody says what came after. */
    private static @Nullable String holding(List<DatedStatement> statements, Leaves leaves) {
        leaves.changes(DatedStatement.nextChange(statements, leaves.asOf()));
        var now = DatedStatement.on(statements, leaves.asOf());
        return DatedStatement.ENDED.equals(now) ? null : now;
    }

    private static boolean isSight(Known check) {
        return OF_THE_ARTICLE.contains(text(check, "kind")) && !isFromAfar(check) && !isWithoutIt(check);
    }

    /** Whether it shows that the article was there, though nobody of one's own stood before it. */
    static boolean isEvidence(Known check) {
        return (isReport(check) || isFromAfar(check)) && !isWithoutIt(check);
    }

    /** The partner owes a report of each article, also of one that it has lost. */
    private static boolean isReportOrEvidence(Known check) {
        return isReport(check) || isEvidence(check);
    }

    private static boolean isReport(Known check) {
        return text(check, "kind").equals("PARTNER_SELF_REPORT");
    }

    /** A store that was found wanting was checked; one that nobody could enter was not. */
    private static boolean isCheckOfStore(Known check) {
        return text(check, "kind").equals("STORAGE") && !isFromAfar(check) && !isWithoutIt(check);
    }

    private static boolean isFromAfar(Known check) {
        return FROM_AFAR.contains(text(check, "evidence"));
    }

    private static boolean isWithoutIt(Known check) {
        return text(check, "kind").equals("LOSS") || NOT_FOUND.contains(text(check, "result"));
    }

    private static String text(Known check, String field) {
        var text = check.text(field);
        return text == null ? "" : text;
    }

    private static void last(
            Leaves leaves, String name, @Nullable JsonNode stated, List<Known> checks, Predicate<Known> counts) {
        var last = last(leaves, stated, checks, counts);
        if (last.never()) {
            leaves.absent(name);
        } else {
            leaves.text(name, last.on());
        }
    }

    /**
     * When something last was.
     *
     * @param on null if that is not known, or never
     */
    record Last(@Nullable String on, boolean never) {

        static final Last UNKNOWN = new Last(null, false);
    }

    /** The latest of what the item itself says and of its checks; unknown if one of them has no known day. */
    static Last last(Leaves leaves, @Nullable JsonNode stated, List<Known> checks, Predicate<Known> counts) {
        var dates = new ArrayList<String>();
        var ofParts = new ArrayList<String>();
        var never = stated != null && stated.isNull();
        if (stated != null && stated.isTextual()) {
            never |= !added(leaves, dates, stated.asText());
        }
        for (var check : checks) {
            if (counts.test(check)) {
                var on = check.get("on");
                if (on == null) {
                    return Last.UNKNOWN;
                }
                if (on.isTextual() && Inventoried.isOfAPart(check)) {
                    added(leaves, ofParts, on.asText());
                } else if (on.isTextual()) {
                    never |= !added(leaves, dates, on.asText());
                }
            }
        }
        if (dates.isEmpty()) {
            return ofParts.isEmpty() ? new Last(null, never) : Last.UNKNOWN;
        }
        var last = Dates.max(dates);
        ofParts.add(last);
        return new Last(ofParts.size() == 1 ? last : Dates.fromTo(last, Dates.max(ofParts)), false);
    }

    private static boolean added(Leaves leaves, List<String> dates, String date) {
        return !leaves.isYetToCome(date) && dates.add(date);
    }
}
