package org.daylight.review.dashboards;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.review.recommendations.RecommendationStore;
import org.jspecify.annotations.Nullable;

/** Puts dashboards together. */
@ApplicationScoped
class Dashboards {

    private final DashboardStore store;
    private final Measures measures;
    private final CountedStore counted;
    private final FollowedStore followed;
    private final FlagsAt flags;
    private final RecommendationStore recommendations;
    private final RegisterZone zone;
    private final InstantSource clock;

    Dashboards(
            DashboardStore store,
            Measures measures,
            CountedStore counted,
            FollowedStore followed,
            FlagsAt flags,
            RecommendationStore recommendations,
            RegisterZone zone,
            InstantSource clock) {
        this.store = store;
        this.measures = measures;
        this.counted = counted;
        this.followed = followed;
        this.flags = flags;
        this.recommendations = recommendations;
        this.zone = zone;
        this.clock = clock;
    }

    LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? zone.day(clock.instant()) : asOf;
    }

    /** What is absent and what the reader may not see are answered alike. */
    Area area(String scope) {
        if (scope.equals("portfolio")) {
            return Area.PORTFOLIO;
        }
        var colon = scope.indexOf(':');
        var name = scope.substring(colon + 1);
        return switch (scope.substring(0, Math.max(colon, 0))) {
            case "partner" -> {
                if (!store.sees(name)) {
                    throw absent(scope);
                }
                yield Area.partner(name);
            }
            case "objective" -> store.objective(name).orElseThrow(() -> absent(scope));
            default ->
                throw INVALID_REQUEST.problem(
                        "The scope cannot be read",
                        new Violation("query:scope", "must be portfolio, partner:CODE or objective:REFERENCE"));
        };
    }

    private static ProblemException absent(String scope) {
        return NOT_FOUND.problem("No sealed review has seen %s, or it is not for you to see".formatted(scope));
    }

    Dashboard of(String scope, @Nullable LocalDate asked) {
        var area = area(scope);
        var asOf = day(asked);
        var basis = store.basis(area, asOf)
                .orElseThrow(() -> NOT_FOUND.problem(
                        "No review of %s is sealed for a day up to %s; open one, or ask for a later day"
                                .formatted(scope, asOf)));
        var ofObjective = area.subject() != null;
        var subjects = store.subjects(basis, area);
        var flagged = flags.counts(area, asOf);
        var attention = ofObjective ? List.<Measured>of() : measures.measured(basis.review(), "partner", area);
        var objectives = measures.measured(basis.review(), "objective", area);
        var recommended = ofObjective ? null : recommendations.counts(area.partner(), asOf);
        var owed = store.owed(area, asOf);
        var markings = new HashSet<>(List.of(
                owed.marking(),
                subjects.marking(),
                flagged.marking(),
                recommended == null ? Marking.UNMARKED : recommended.marking(),
                ofObjective ? Marking.UNMARKED : counted.marking(basis.review(), area)));
        attention.forEach(each -> markings.add(each.marking()));
        objectives.forEach(each -> markings.add(each.marking()));
        return new Dashboard(
                scope,
                asOf,
                Marking.highest(markings),
                basis,
                Dashboard.NOTE,
                subjects.subjects(),
                flagged,
                ofObjective ? List.of() : store.notices(basis.review(), area, asOf),
                ofObjective ? null : counted.waived(basis.review(), area),
                ofObjective ? null : counted.packages(basis.review(), area),
                ofObjective ? null : followed.of(basis.review(), area),
                recommended,
                attention,
                objectives,
                ofObjective ? measures.trend(area, asOf) : List.of(),
                owed);
    }
}
