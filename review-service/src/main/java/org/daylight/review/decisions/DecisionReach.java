package org.daylight.review.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.options.SealedOptions;
import org.daylight.review.reviews.ReaderTotals;
import org.jspecify.annotations.Nullable;

/** Who may see a decision and how it is marked: the widest and the highest of what it rests on. */
@ApplicationScoped
class DecisionReach {

    private static final String MEASURED =
            "((type = 'partner' and label = ?) or (type = 'objective' and label = any(?)))";

    private final Sql sql;
    private final ReaderTotals totals;

    DecisionReach(Sql sql, ReaderTotals totals) {
        this.sql = sql;
        this.totals = totals;
    }

    /** So that nobody learns of a restricted flag through a decision. */
    String[] groups(
            Proposal proposal,
            @Nullable String accessGroup,
            SealedOptions.@Nullable Sealed considered,
            PublicCommitments.Read commits) {
        var groups = new TreeSet<>(commits.accessGroups());
        if (accessGroup != null) {
            groups.add(accessGroup);
        }
        if (considered != null) {
            groups.addAll(considered.accessGroups());
        }
        addGroups(groups, "select access_groups from flag where id = any(?)", flags(proposal));
        addGroups(
                groups,
                "select access_groups from review_measure where " + MEASURED,
                proposal.scope().partner(),
                objectives(proposal));
        addGroups(
                groups,
                "select access_groups from restriction where key = 'partner:' || ?"
                        + " or key in (select 'objective:' || one from unnest(?) one)",
                proposal.scope().partner(),
                objectives(proposal));
        return groups.toArray(String[]::new);
    }

    private void addGroups(Set<String> groups, String query, @Nullable Object... values) {
        sql.each(query, row -> groups.addAll(Sql.texts(row, "access_groups")), values);
    }

    /** Of a review it rests on counts what whoever proposes it sees there. */
    Marking marking(
            Proposal proposal,
            @Nullable Marking stated,
            SealedOptions.@Nullable Sealed considered,
            PublicCommitments.Read commits) {
        var markings = new HashSet<>(commits.markings());
        if (stated != null) {
            markings.add(stated);
        }
        if (considered != null) {
            markings.add(considered.marking());
        }
        addMarkings(markings, "select distinct marking::text from flag where id = any(?)", flags(proposal));
        addMarkings(
                markings,
                "select distinct marking::text from review_measure where " + MEASURED,
                proposal.scope().partner(),
                objectives(proposal));
        if (proposal.review() != null) {
            markings.add(
                    totals.of(proposal.review(), proposal.scope().partner()).marking());
        }
        return Marking.highest(markings);
    }

    private void addMarkings(Set<Marking> markings, String query, @Nullable Object... values) {
        sql.each(query, row -> markings.add(Marking.read(row.getString(1))), values);
    }

    private static Object flags(Proposal proposal) {
        return proposal.flags().toArray(UUID[]::new);
    }

    private static Object objectives(Proposal proposal) {
        return proposal.scope().objectives().toArray(String[]::new);
    }
}
