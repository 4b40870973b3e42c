package org.daylight.review.options;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.problem.Violation;
import org.daylight.review.options.StatedMeasure.Kind;
import org.daylight.review.projection.AlteredSchedules;
import org.daylight.review.projection.Measure;
import org.daylight.review.projection.Measure.Target;
import org.daylight.review.projection.OpenDelivery;
import org.jspecify.annotations.Nullable;

/** Reads one stated measure against what it stands on, and says what is wrong with it and how to mend it. */
final class MeasureReading {

    private final Ground ground;
    private final StatedMeasure stated;
    private final String at;
    private final List<Violation> unknown;
    private final List<Violation> wrong;

    /**
     * @param at the pointer of the measure
     * @param unknown takes what names something that is not there, or not for this reader
     * @param wrong takes everything else
     */
    MeasureReading(Ground ground, StatedMeasure stated, String at, List<Violation> unknown, List<Violation> wrong) {
        this.ground = ground;
        this.stated = stated;
        this.at = at;
        this.unknown = unknown;
        this.wrong = wrong;
    }

    /** Null if anything is wrong. */
    @Nullable
    Measure read() {
        var before = unknown.size() + wrong.size();
        wrong.addAll(new MeasureShape(stated, at).wrong());
        references();
        var from = stated.from() == null ? ground.asOf().plusDays(1) : stated.from();
        if (!from.isAfter(ground.asOf())) {
            wrong("/from", "must be after asOf");
        }
        if (unknown.size() + wrong.size() > before) {
            return null;
        }
        var measure = switch (stated.kind()) {
            case HOLD -> hold(from);
            case RELEASE -> release();
            case SLOW, SPEED -> pace(from);
            case RESEQUENCE -> resequence();
            case SUBSTITUTE -> substitute();
            case DIVERT -> divert();
            case CAP -> cap();
            case REPLAN -> new PlanReading(ground, stated, at, unknown, wrong).read();
            case CHARGE -> charge();
        };
        return unknown.size() + wrong.size() > before ? null : measure;
    }

    private void wrong(String field, String mend) {
        wrong.add(new Violation(at + field, mend));
    }

    private void references() {
        for (var i = 0; i < stated.transfers().size(); i++) {
            var transfer = stated.transfers().get(i);
            var where = "/transfers/" + i;
            if (ground.seen("transfer", transfer) == null) {
                unknown.add(new Violation(at + where, "must be a transfer of the scope"));
            } else if (stated.kind() != Kind.CHARGE && open(transfer).isEmpty()) {
                var status = ground.transferStatus.getOrDefault(transfer, "");
                wrong(
                        where,
                        "has nothing yet to come that you may see%s; leave it out"
                                .formatted(status.isEmpty() ? "" : ", it is " + status));
            }
        }
        for (var i = 0; i < stated.deliveries().size(); i++) {
            var delivery = stated.deliveries().get(i);
            if (ground.cameReferences.contains(delivery)) {
                wrong(
                        "/deliveries/" + i,
                        "is not yet to come: it has come, is planned for no day, is a running total, or its transfer has"
                                + " ended; leave it out");
            } else if (ground.seenOpen(delivery) == null) {
                unknown.add(new Violation(at + "/deliveries/" + i, "must be a delivery of the scope"));
            }
        }
    }

    private List<OpenDelivery> open(String transfer) {
        return ground.open.values().stream()
                .filter(delivery -> delivery.transfer().equals(transfer) && ground.touches(delivery))
                .toList();
    }

    private Target target() {
        return new Target(
                new HashSet<>(stated.transfers()),
                new HashSet<>(stated.deliveries()),
                new HashSet<>(stated.capabilityClasses()));
    }

    private boolean requireSome(Target target) {
        if (ground.open.values().stream().noneMatch(each -> target.covers(each) && ground.touches(each))) {
            wrong("", "must be about something that is yet to come");
            return false;
        }
        return true;
    }

    private Measure hold(LocalDate from) {
        var until = stated.until();
        if (until != null && until.isBefore(from)) {
            wrong("/until", "must not be before from");
        }
        if (until != null && until.isAfter(ground.asOf().plusYears(100))) {
            wrong("/until", "must be within a hundred years of asOf; leave it out where no end is stated");
        }
        requireSome(target());
        return new Measure.Hold(target(), from, until);
    }

    private Measure release() {
        var on = stated.on() == null ? ground.asOf().plusDays(1) : stated.on();
        if (!on.isAfter(ground.asOf())) {
            wrong("/on", "must be after asOf");
        }
        var target = target();
        var reference = stated.hold();
        String subject = null;
        if (reference != null) {
            var hold = ground.seen("hold", reference);
            if (hold == null) {
                unknown.add(new Violation(at + "/hold", "must be a hold on the partner"));
                return new Measure.Release(target, null, on);
            }
            subject = hold.subject();
            var released = ground.line(subject).path("hold.releasedOn");
            if (released.isTextual()) {
                wrong("/hold", "is released already, on %s; leave it out".formatted(released.asText()));
                return new Measure.Release(target, null, on);
            }
            if (!stated.all()
                    && stated.transfers().isEmpty()
                    && stated.deliveries().isEmpty()) {
                target = new Target(Set.of(), under(subject), target.classes());
                if (target.deliveries().isEmpty()) {
                    wrong("/hold", "is not alone on anything that you may see; name transfers or deliveries beside it");
                    return new Measure.Release(target, null, on);
                }
            }
        }
        var released = target;
        if (requireSome(target)
                && ground.open.values().stream()
                        .filter(delivery -> released.covers(delivery) && ground.touches(delivery))
                        .allMatch(delivery -> delivery.on() != null && !ground.isHeld(delivery))) {
            wrong("", "must be about something that is held or has no day ahead");
        }
        return new Measure.Release(target, subject, on);
    }

    /** What another hold is on as well does not come because this one ends. */
    private Set<String> under(String hold) {
        var deliveries = new HashSet<String>();
        for (var delivery : ground.open.values()) {
            if (ground.holdsOn(delivery).equals(Set.of(hold))) {
                deliveries.add(delivery.reference());
            }
        }
        return deliveries;
    }

    private Measure pace(LocalDate from) {
        var later = stated.kind() == Kind.SLOW;
        var days = stated.days();
        var factor = stated.factor();
        requireSome(target());
        if (days != null && factor == null) {
            return new Measure.Shift(target(), from, later ? days : -days);
        }
        if (factor != null && days == null) {
            return new Measure.Stretch(target(), from, factor, later);
        }
        wrong("", "must have days or a factor, and not both");
        return new Measure.Shift(target(), from, 0);
    }

    private Measure resequence() {
        if (stated.deliveries().size() < 2
                || new HashSet<>(stated.deliveries()).size()
                        < stated.deliveries().size()) {
            wrong("/deliveries", "must name two deliveries or more, each once, in the order wanted");
        }
        for (var i = 0; i < stated.deliveries().size(); i++) {
            var delivery = ground.seenOpen(stated.deliveries().get(i));
            if (delivery != null && (delivery.on() == null || isHeldWithoutEnd(delivery))) {
                wrong("/deliveries/" + i, "has no day ahead that could go to another; leave it out or release it");
            }
        }
        return new Measure.Resequence(stated.deliveries());
    }

    private boolean isHeldWithoutEnd(OpenDelivery delivery) {
        var held = ground.on(delivery);
        return held != null && held.until() == null;
    }

    private Measure substitute() {
        var instead = stated.substitute();
        requireSome(target());
        if (instead == null) {
            wrong("/substitute", "must say what comes instead");
            return new Measure.Substitute(target(), "", null, BigDecimal.ONE, null, Map.of());
        }
        var indexes = new HashMap<String, BigDecimal>();
        for (var i = 0; i < instead.indexes().size(); i++) {
            var index = instead.indexes().get(i);
            if (indexes.put(index.name(), index.perUnit()) != null) {
                wrong("/substitute/indexes/" + i + "/name", "is stated before; state each index once");
            }
        }
        return new Measure.Substitute(
                target(),
                instead.capabilityClass(),
                instead.designation(),
                instead.perUnit() == null ? BigDecimal.ONE : instead.perUnit(),
                instead.unitValue(),
                indexes);
    }

    private Measure divert() {
        var partner = stated.partner() == null ? "" : stated.partner();
        var objective = stated.objective() == null ? "" : stated.objective();
        requireSome(target());
        if (stated.partner() == null) {
            wrong("/partner", "must be the code of the partner that gets it instead");
        } else if (stated.objective() == null) {
            wrong("/objective", "must be the objective that it counts for instead");
        } else if (ground.seen("partner", partner) == null) {
            unknown.add(new Violation(at + "/partner", "must be the code of a partner"));
        } else {
            var header = ground.seen("objective", objective);
            if (header == null || !partner.equals(header.partner())) {
                unknown.add(new Violation(at + "/objective", "must be an objective of the partner"));
            }
            comesUnder(partner);
        }
        return new Measure.Divert(target(), partner, objective, stated.under());
    }

    private void comesUnder(String partner) {
        var under = stated.under();
        if (under == null) {
            return;
        }
        if (ground.transferOf(partner, under) == null) {
            unknown.add(new Violation(at + "/under", "must be a transfer to the partner"));
            return;
        }
        var status = ground.transferStatus.getOrDefault(under, "");
        if (GroundReader.ENDED.contains(status)) {
            wrong("/under", "is %s, so that nothing more comes under it; leave it out".formatted(status));
        }
    }

    private Measure cap() {
        var quantity = stated.quantity();
        var value = stated.amount();
        requireSome(target());
        if (stated.per() == null) {
            wrong("/per", "must be MONTH, QUARTER or YEAR");
        }
        if ((quantity == null) == (value == null)) {
            wrong("", "must have a quantity or an amount, and not both");
        } else if (quantity != null
                && (quantity.meant() != Quantity.Bound.EXACT
                        || quantity.amount().signum() <= 0)) {
            wrong("/quantity", "must be an exact number above 0");
        } else if (value != null && value.amount().signum() <= 0) {
            wrong("/amount", "must be above 0");
        }
        return new Measure.Cap(
                target(),
                stated.per() == null ? Measure.Period.YEAR : stated.per(),
                quantity == null ? null : new OpenDelivery.Amount(quantity.amount(), quantity.unit()),
                value);
    }

    private Measure charge() {
        var authority = stated.authority() == null ? "" : stated.authority();
        var nothing = new Measure.Charge("", authority, stated.amount(), stated.on());
        if (stated.transfers().size() != 1) {
            wrong("/transfers", "must name one transfer");
            return nothing;
        }
        if (ground.seen("authority", authority) == null || ground.schedule("authority", authority) == null) {
            unknown.add(new Violation(at + "/authority", "must be the code of an authority"));
            return nothing;
        }
        var transfer = stated.transfers().getFirst();
        if (stated.amount() == null && moved(transfer, authority) == 0) {
            wrong("/amount", "must be stated: no charge of %s to another authority is recorded".formatted(transfer));
        }
        if (stated.amount() != null && stated.on() == null) {
            wrong("/on", "must be the day of the new charge");
        }
        return new Measure.Charge(transfer, authority, stated.amount(), stated.on());
    }

    private long moved(String transfer, String authority) {
        return ground.schedules("authority").stream()
                .filter(line -> !line.path("authority").asText().equals(authority))
                .filter(line -> ground.seen("authority", line.path("authority").asText()) != null)
                .mapToLong(line -> AlteredSchedules.recorded(line, transfer).size())
                .sum();
    }
}
