package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** A review's totals in its reader's sight: what was restricted since it was sealed is taken off again. */
@ApplicationScoped
public class ReaderTotals {

    private static final String OPEN = Restrictions.noneOn("'partner:' || s.partner");

    /**
     * Each restricted key is looked for by the key of the review's subjects: a join reads all of them wherever more restrictions
     * are expected than there are, and mostly there are few.
     */
    private static final String TOTALS = """
            select type, marking::text, sum(subjects), sum(met), sum(not_met), sum(undetermined), sum(not_applicable), sum(error),
                sum(unknown), asked.id
            from unnest(?::uuid[]) asked (id) cross join lateral (
                select s.type, s.marking, s.subjects, s.met, s.not_met, s.undetermined, s.not_applicable, s.error,
                    s.met_applicability_unknown as unknown
                from review_total s
                where s.review = asked.id and (?::text is null or s.partner = ?) and (? or (s.access_groups <@ ? and %1$s))
                union all
                select s.type, s.marking, -1, -letters(s.vector, 'Mm'), -letters(s.vector, 'N'), -letters(s.vector, 'U'),
                    -letters(s.vector, 'A'), -letters(s.vector, 'E'), -letters(s.vector, 'm')
                from restriction r cross join lateral (
                    select * from review_subject k
                    where k.review = asked.id and k.subject = r.key and (?::text is null or k.partner = ?) offset 0) s
                where not ? and s.access_groups <@ ? and %1$s
                    and not r.access_groups <@ ?
            ) seen group by asked.id, type, marking having sum(subjects) > 0 order by type
            """.formatted(OPEN);

    private final Sql sql;
    private final Caller caller;

    ReaderTotals(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * What the reader sees of a review.
     *
     * @param marking the highest of what is summed up
     */
    public record Seen(List<ReviewView.Totals> totals, Marking marking) {}

    /** Of a review that is not counted yet. */
    static final Seen NOTHING = new Seen(List.of(), Marking.highest(List.of()));

    private record One(UUID review, ReviewView.Totals totals, Marking marking) {}

    public Seen of(UUID review, @Nullable String partner) {
        return of(List.of(review), partner).getOrDefault(review, NOTHING);
    }

    /** Of several reviews at once; nothing of one of which the reader sees nothing. */
    Map<UUID, Seen> of(Collection<UUID> reviews, @Nullable String partner) {
        return rows(reviews, partner).stream()
                .collect(Collectors.groupingBy(
                        One::review, Collectors.collectingAndThen(Collectors.toList(), ReaderTotals::summed)));
    }

    private static Seen summed(List<One> ofReview) {
        var byType = new TreeMap<String, ReviewView.Totals>();
        var markings = new HashSet<Marking>();
        for (var each : ofReview) {
            byType.merge(each.totals.type(), each.totals, ReviewView.Totals::and);
            markings.add(each.marking);
        }
        return new Seen(List.copyOf(byType.values()), Marking.highest(markings));
    }

    private List<One> rows(Collection<UUID> reviews, @Nullable String partner) {
        var full = caller.fullSight();
        var groups = caller.groupsForSql();
        return sql.rows(
                TOTALS,
                row -> new One(
                        row.getObject(10, UUID.class),
                        new ReviewView.Totals(
                                row.getString(1),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9)),
                        Marking.read(row.getString(2))),
                reviews.toArray(UUID[]::new),
                partner,
                partner,
                full,
                groups,
                groups,
                partner,
                partner,
                full,
                groups,
                groups,
                groups);
    }
}
