package org.daylight.review.options;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;
import static org.daylight.review.problem.ReviewProblems.CONTRADICTING_MEASURES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.daylight.kit.problem.Violation;
import org.daylight.review.projection.Draw;
import org.daylight.review.projection.Exemption;
import org.daylight.review.projection.Measure;
import org.daylight.review.projection.OpenDelivery;
import org.jspecify.annotations.Nullable;

/** Reads stated options against what they stand on. */
final class OptionReading {

    private final Ground ground;
    private final OptionSet set;
    private final List<Violation> unknown = new ArrayList<>();
    private final List<Violation> wrong = new ArrayList<>();
    private final List<Violation> contradicting = new ArrayList<>();

    OptionReading(Ground ground, OptionSet set) {
        this.ground = ground;
        this.set = set;
    }

    /** The measures of each option, in order, and what is exempt from all of them. */
    record Read(List<List<Measure>> options, List<Exemption> exemptions, List<Draw> draws) {}

    /** What can be said without looking at anything. */
    static void check(OptionSet set) {
        var wrong = new ArrayList<Violation>();
        if (set.lookedAtOn().isBefore(set.asOf())) {
            wrong.add(new Violation("/content/until", "must not be before asOf"));
        } else if (set.lookedAtOn().isAfter(set.asOf().plusYears(10))) {
            wrong.add(new Violation("/content/until", "must be within ten years of asOf"));
        }
        var names = new HashSet<>(Set.of(OptionSet.AS_PLANNED));
        for (var i = 0; i < set.options().size(); i++) {
            if (!names.add(set.options().get(i).name())) {
                wrong.add(new Violation(
                        "/content/options/%d/name".formatted(i),
                        "must differ from the other names, and from \"as planned\", which is there by itself"));
            }
        }
        for (var i = 0; i < set.exemptions().size(); i++) {
            var exempt = set.exemptions().get(i);
            if (exempt.deliveries().isEmpty()
                    && exempt.transfers().isEmpty()
                    && exempt.capabilityClasses().isEmpty()) {
                wrong.add(new Violation(
                        "/content/exemptions/" + i, "must name deliveries, transfers or capability classes"));
            }
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("These options cannot be looked at side by side", wrong);
        }
    }

    Read read() {
        var exemptions = exemptions();
        var draws = draws();
        var options = new ArrayList<List<Measure>>();
        for (var i = 0; i < set.options().size(); i++) {
            var stated = set.options().get(i).measures();
            var measures = new ArrayList<@Nullable Measure>();
            for (var j = 0; j < stated.size(); j++) {
                measures.add(new MeasureReading(ground, stated.get(j), at(i, j), unknown, wrong).read());
            }
            contradictions(i, measures, exemptions);
            options.add(measures.stream()
                    .<Measure>mapMulti((measure, next) -> {
                        if (measure != null) {
                            next.accept(measure);
                        }
                    })
                    .toList());
        }
        if (!unknown.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem("A measure names something that is not there", unknown);
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("A measure cannot be taken as it is stated", wrong);
        }
        if (!contradicting.isEmpty()) {
            throw CONTRADICTING_MEASURES.problem("State them as two options, or leave one out", contradicting);
        }
        return new Read(options, exemptions, draws);
    }

    private static String at(int option, int measure) {
        return "/content/options/%d/measures/%d".formatted(option, measure);
    }

    private List<Exemption> exemptions() {
        var exemptions = new ArrayList<Exemption>();
        for (var i = 0; i < set.exemptions().size(); i++) {
            var exempt = set.exemptions().get(i);
            named("delivery", exempt.deliveries(), "/content/exemptions/" + i + "/deliveries/");
            named("transfer", exempt.transfers(), "/content/exemptions/" + i + "/transfers/");
            exemptions.add(new Exemption(
                    new HashSet<>(exempt.deliveries()),
                    new HashSet<>(exempt.transfers()),
                    new HashSet<>(exempt.capabilityClasses()),
                    exempt.because()));
        }
        return exemptions;
    }

    private List<Draw> draws() {
        var draws = new ArrayList<Draw>();
        var named = new HashSet<String>();
        for (var i = 0; i < set.stocks().size(); i++) {
            var stock = set.stocks().get(i);
            var at = "/content/stocks/" + i;
            named("delivery", stock.deliveries(), at + "/deliveries/");
            named("transfer", stock.transfers(), at + "/transfers/");
            if (stock.deliveries().isEmpty() && stock.transfers().isEmpty()) {
                wrong.add(new Violation(at, "must name transfers or deliveries"));
            }
            if (!named.add(stock.objective() + ' ' + stock.stock())) {
                wrong.add(
                        new Violation(at + "/stock", "is named before; state all that is taken from it in one place"));
            }
            var header = ground.seen("objective", stock.objective());
            var schedule = header == null ? null : ground.schedule("objective", stock.objective());
            if (schedule == null) {
                unknown.add(new Violation(at + "/objective", "must be an objective of the scope"));
            } else if (schedule.path("readinessFloors")
                    .valueStream()
                    .noneMatch(floor -> floor.path("stock").asText().equals(stock.stock()))) {
                unknown.add(new Violation(at + "/stock", "must be a stock for which the objective has a floor"));
            }
            var target =
                    new Measure.Target(new HashSet<>(stock.transfers()), new HashSet<>(stock.deliveries()), Set.of());
            draws.add(new Draw(
                    stock.objective(),
                    stock.stock(),
                    target,
                    ground.open.values().stream().filter(target::covers).allMatch(ground::touches),
                    stock.committed()));
        }
        wrong.addAll(takenTwice(
                draws,
                set.stocks(),
                ground.open.values().stream().filter(ground::touches).toList()));
        return draws;
    }

    /** What is taken from one stock is not taken from another. Floors of several objectives may be about the same stock. */
    static List<Violation> takenTwice(List<Draw> draws, List<OptionSet.Stock> stated, List<OpenDelivery> open) {
        var twice = new ArrayList<Violation>();
        for (var j = 0; j < draws.size(); j++) {
            var later = draws.get(j);
            for (var earlier : draws.subList(0, j)) {
                if (earlier.stock().equals(later.stock())) {
                    continue;
                }
                var shared = open.stream()
                        .filter(delivery -> earlier.target().covers(delivery)
                                && later.target().covers(delivery))
                        .findFirst();
                if (shared.isPresent()) {
                    twice.add(new Violation(
                            "/content/stocks/%d/%s".formatted(j, named(stated.get(j), shared.get())),
                            "takes %s, which is taken from %s; name it under one stock"
                                    .formatted(shared.get().reference(), earlier.stock())));
                }
            }
        }
        return twice;
    }

    private static String named(OptionSet.Stock stock, OpenDelivery delivery) {
        var place = stock.deliveries().indexOf(delivery.reference());
        return place < 0 ? "transfers/" + stock.transfers().indexOf(delivery.transfer()) : "deliveries/" + place;
    }

    private void named(String type, List<String> references, String at) {
        for (var i = 0; i < references.size(); i++) {
            if (ground.seen(type, references.get(i)) == null) {
                unknown.add(new Violation(at + i, "must be a %s of the scope that is yet to come".formatted(type)));
            }
        }
    }

    private void contradictions(int option, List<@Nullable Measure> measures, List<Exemption> exemptions) {
        for (var j = 0; j < measures.size(); j++) {
            var later = measures.get(j);
            for (var i = 0; i < j; i++) {
                var earlier = measures.get(i);
                var over = earlier == null || later == null ? null : over(earlier, later);
                if (over != null) {
                    contradicting.add(
                            new Violation(at(option, j), "contradicts measure %d: both say %s".formatted(i, over)));
                }
            }
            if (later instanceof Measure.Hold hold) {
                exempt(option, j, hold.target(), exemptions);
            }
        }
    }

    /** What is exempt is left out where its transfer is named; whoever names it by itself wants both. */
    private void exempt(int option, int measure, Measure.Target target, List<Exemption> exemptions) {
        ground.open.values().stream()
                .filter(delivery -> target.deliveries().contains(delivery.reference()))
                .filter(delivery -> exemptions.stream().anyMatch(exemption -> exemption.covers(delivery)))
                .findFirst()
                .ifPresent(delivery -> contradicting.add(new Violation(
                        at(option, measure), "holds %s, which is exempt".formatted(delivery.reference()))));
    }

    private @Nullable String over(Measure earlier, Measure later) {
        if (earlier instanceof Measure.Moving one && later instanceof Measure.Moving other) {
            return shared(one.target(), other.target(), "when %s comes");
        }
        if (earlier instanceof Measure.Substitute one && later instanceof Measure.Substitute other) {
            return shared(one.target(), other.target(), "what comes instead of %s");
        }
        if (earlier instanceof Measure.Divert one && later instanceof Measure.Divert other) {
            return shared(one.target(), other.target(), "where %s goes");
        }
        if (earlier instanceof Measure.Replan one && later instanceof Measure.Replan other) {
            return one.objective().equals(other.objective())
                    ? "what the plan of %s is".formatted(one.objective())
                    : null;
        }
        if (earlier instanceof Measure.Charge one && later instanceof Measure.Charge other) {
            return one.transfer().equals(other.transfer()) && one.amount() == null && other.amount() == null
                    ? "whom %s charges".formatted(one.transfer())
                    : null;
        }
        return null;
    }

    private @Nullable String shared(Measure.Target one, Measure.Target other, String what) {
        return ground.open.values().stream()
                .filter(delivery -> one.covers(delivery) && other.covers(delivery) && ground.touches(delivery))
                .map(delivery -> what.formatted(delivery.reference()))
                .findFirst()
                .orElse(null);
    }
}
