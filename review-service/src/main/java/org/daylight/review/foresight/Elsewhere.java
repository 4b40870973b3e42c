package org.daylight.review.foresight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.reviews.LookAhead;
import org.daylight.review.rulebook.Rulebook;

/**
 * What will arise of a partner outside the objective that is looked at: a day on which minor flags begin counts for the partner,
 * whichever of its objectives they are about. Nothing of it is shown.
 */
@ApplicationScoped
class Elsewhere {

    private final Registry registry;
    private final LookAhead ahead;
    private final ArisingFlags flags;

    Elsewhere(Registry registry, LookAhead ahead, ArisingFlags flags) {
        this.registry = registry;
        this.ahead = ahead;
        this.flags = flags;
    }

    /**
     * Tells on which days minor flags begin of the partners and by the rules of what is foretold.
     *
     * @param last the sight on the objective on the last day
     */
    void tell(List<MinorDays.Foretold> foretold, Sight last, Rulebook rulebook, MinorDays minor, Outlook outlook) {
        var counted = foretold.stream()
                .filter(each -> each.since() != null && each.arising().partner() != null)
                .map(MinorDays.Foretold::arising)
                .toList();
        var types = counted.stream()
                .map(arising -> outlook.rules().get(arising.rule()))
                .filter(Objects::nonNull)
                .map(Rulebook.Rule::subject)
                .collect(Collectors.toSet());
        counted.stream().map(ForesightView.Arising::partner).distinct().forEach(partner -> {
            var all =
                    new Sight("partner:" + partner, last.asOf(), last.knownAt(), last.knowledge(), last.recordedUpTo());
            var manifest = registry.manifest(all);
            var parts = manifest.partitions().stream()
                    .filter(part -> types.contains(part.type()))
                    .toList();
            var seeing = new Foreseeing(outlook.today(), outlook.until(), ahead.until(all, rulebook, manifest));
            parts.stream()
                    .filter(part -> !LookAhead.measured(part.type()))
                    .forEach(part -> flags.of(seeing.facts(part), _ -> false, minor, outlook));
            var measured = parts.stream()
                    .filter(part -> LookAhead.measured(part.type()))
                    .toList();
            flags.of(seeing.measures(measured), _ -> false, minor, outlook);
        });
    }
}
