package org.daylight.registry.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.daylight.registry.model.TransferSaid.Line;
import org.daylight.registry.model.TransferSaid.State;
import org.daylight.registry.model.TransferSaid.Value;
import org.jspecify.annotations.Nullable;

/** What records say, drawn at random from what the register takes. */
final class Draw {

    static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    /** Of two dates the second must not surely lie before the first. */
    private static final List<List<String>> IN_ORDER = List.of(
            List.of("proposedOn", "cancelledOn"),
            List.of("proposedOn", "refusedOn"),
            List.of("licensedOn", "revokedOn"),
            List.of("offeredOn", "agreedOn"),
            List.of("agreedOn", "activeOn"),
            List.of("agreedOn", "completedOn"));

    private final Random random;
    private final List<ObjectiveSaid> objectives;

    Draw(Random random, List<ObjectiveSaid> objectives) {
        this.random = random;
        this.objectives = objectives;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Nullable
    Instant since() {
        return random.nextBoolean() ? null : day(900).atTime(8, 0).toInstant(ZoneOffset.UTC);
    }

    private LocalDate day(int within) {
        return FIRST.plusDays(random.nextInt(within));
    }

    Date date() {
        var day = day(900);
        return switch (random.nextInt(6)) {
            case 0 -> Date.month(day);
            case 1 -> Date.year(day.getYear());
            case 2 -> Date.between(day, day.plusDays(1 + random.nextInt(90)));
            default -> Date.day(day);
        };
    }

    private Maybe maybe() {
        return switch (random.nextInt(8)) {
            case 0 -> Maybe.UNKNOWN;
            case 1 -> Maybe.ABSENT;
            default -> Maybe.of(date());
        };
    }

    private <T> List<T> some(int most, IntFunction<T> each) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(each).toList();
    }

    private <T> @Nullable T perhaps(List<T> all) {
        return once(4) ? null : of(all);
    }

    /** What it says next. */
    Said again(Said before) {
        return switch (before) {
            case PartnerSaid _ -> partner();
            case TransferSaid transfer -> transfer(transfer);
            case DeliverySaid delivery ->
                delivery(delivery.transfer(), delivery.line() == null ? List.of() : List.of(delivery.line()));
        };
    }

    PartnerSaid partner() {
        var words = List.copyOf(new TreeMap<>(Names.WORDS).keySet());
        return new PartnerSaid(
                "Realm of " + of(words),
                some(2, _ -> of(words) + " isles"),
                of(List.of("STATE", "ORGANISATION", "AGENCY")),
                dated("TREATY_ALLY", "QUASI_ALLY", "PARTNER"),
                dated("MNNA", "NATO"),
                dated("EU", "OECD"),
                dated("PEACE", "CRISIS", "ARMED_CONFLICT"));
    }

    private List<Dated> dated(String... values) {
        return some(3, _ -> {
            var from = date();
            var to = once(2) ? date() : null;
            return new Dated(of(List.of(values)), from, to == null || to.surelyBefore(from) ? null : to);
        });
    }

    /** @param before what it said before, of which lines and plans stay; null = it is new */
    TransferSaid transfer(@Nullable TransferSaid before) {
        var dates = new TreeMap<String, Maybe>();
        for (var state : State.values()) {
            if (state != State.REQUESTED) {
                dates.put(state.on, maybe());
            }
        }
        // Many registers say how far something came, and not when.
        var status = of(List.of(State.values()));
        if (status != State.REQUESTED && once(3)) {
            dates.put(status.on, Maybe.UNKNOWN);
        }
        for (var pair : IN_ORDER) {
            var first = Objects.requireNonNull(dates.get(pair.getFirst())).date();
            var second = Objects.requireNonNull(dates.get(pair.getLast())).date();
            if (first != null && second != null && second.surelyBefore(first)) {
                dates.put(pair.getLast(), Maybe.UNKNOWN);
            }
        }
        return new TransferSaid(
                of(List.of("FMS", "DCS", "PDA", "USAI", "LEASE")),
                status,
                perhaps(List.of("ARTICLES", "SERVICES", "DESIGN_CONSTRUCTION")),
                perhaps(List.of(true, false)),
                dates,
                some(2, _ -> of(objectives).reference()).stream().distinct().toList(),
                some(
                        3,
                        _ -> new Value(
                                of(List.of("TOTAL", "MDE", "OTHER")),
                                1 + random.nextInt(1000),
                                of(List.of("CONTRACT", "ANNOUNCED_MAXIMUM", "ESTIMATE")))),
                lines(before == null ? 1 : before.lines().size()),
                plans(before == null ? List.of() : before.plans()));
    }

    private List<Line> lines(int before) {
        return IntStream.rangeClosed(1, Math.min(3, before + (once(4) ? 1 : 0)))
                .mapToObj(number -> new Line(
                        number,
                        of(List.of("Tank", "Howitzer", "Radar")),
                        perhaps(List.of("ARMOUR", "ARTILLERY", "SENSORS")),
                        perhaps(List.of(true, false)),
                        perhaps(List.of("II", "VII", "XI"))))
                .toList();
    }

    private List<Plan> plans(List<Plan> before) {
        if (before.size() == 3 || !once(before.isEmpty() ? 2 : 6)) {
            return before;
        }
        var plans = new ArrayList<>(before);
        plans.add(plan());
        return plans;
    }

    /** Some of its points are days, some are not, and so its start; whichever days they mean, they come one after the other. */
    Plan plan() {
        var startsOn = switch (random.nextInt(3)) {
            case 0 -> Date.month(FIRST);
            case 1 -> Date.between(LocalDate.of(2022, 11, 1), FIRST);
            default -> Date.day(FIRST);
        };
        var points = new ArrayList<Plan.Point>();
        var cumulative = 0;
        for (var i = 0; i < 4; i++) {
            var day = startsOn.latest().plusDays(120L * i + random.nextInt(30));
            cumulative += random.nextInt(100);
            var on = switch (random.nextInt(3)) {
                case 0 -> Date.month(day);
                case 1 -> Date.between(day, day.plusDays(1 + random.nextInt(60)));
                default -> Date.day(day);
            };
            points.add(new Plan.Point(on, cumulative));
        }
        points.add(new Plan.Point(Date.year(FIRST.getYear() + 2), cumulative + 1 + random.nextInt(100)));
        return new Plan(once(2) ? Date.year(2022) : date(), startsOn, random.nextBoolean(), points);
    }

    DeliverySaid delivery(String transfer, List<Integer> lines) {
        var planned = maybe();
        var handedOver = once(3) ? Maybe.UNKNOWN : maybe();
        return new DeliverySaid(
                transfer,
                lines.isEmpty() || once(4) ? null : of(lines),
                planned,
                dropped(planned, handedOver),
                once(5) ? null : 1 + random.nextInt(20),
                once(5) ? null : 1 + random.nextInt(20),
                once(3) ? maybe() : Maybe.UNKNOWN,
                handedOver);
    }

    /** What was never planned is not dropped, nor what had certainly been handed over. */
    private @Nullable Date dropped(Maybe planned, Maybe handedOver) {
        var date = once(3) ? date() : null;
        var came = handedOver.date();
        return date == null || planned.absent() || (came != null && came.surelyBefore(date)) ? null : date;
    }

    /** Which words names begin with. */
    String beginning() {
        var word = of(List.copyOf(new TreeMap<>(Map.copyOf(Names.WORDS)).values()));
        return word.substring(0, 4 + random.nextInt(word.length() - 3));
    }
}
