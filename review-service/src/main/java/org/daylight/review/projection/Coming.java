package org.daylight.review.projection;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.review.projection.OpenDelivery.Amount;
import org.jspecify.annotations.Nullable;

/**
 * When an open delivery comes, and what it then is.
 *
 * @param on null = no day is known
 * @param noDay why none is known; empty where one is
 * @param instead what comes in its place; null = it comes as it is
 * @param elsewhere to whom it goes instead; null = it comes where it was to come
 */
public record Coming(
        OpenDelivery delivery,
        @Nullable ImpreciseDate on,
        String noDay,
        Measure.@Nullable Substitute instead,
        Measure.@Nullable Divert elsewhere) {

    static Coming asPlanned(OpenDelivery delivery) {
        return new Coming(delivery, delivery.on(), delivery.noDay(), null, null);
    }

    Coming on(ImpreciseDate day) {
        return new Coming(delivery, day, "", instead, elsewhere);
    }

    Coming noDay(String why) {
        return new Coming(delivery, null, why, instead, elsewhere);
    }

    Coming instead(Measure.Substitute other) {
        return new Coming(delivery, on, noDay, other, elsewhere);
    }

    Coming elsewhere(Measure.Divert divert) {
        return new Coming(delivery, on, noDay, instead, divert);
    }

    /** The reference of the transfer under which it comes; null where that is not known. */
    public @Nullable String transfer() {
        return elsewhere == null ? delivery.transfer() : elsewhere.under();
    }

    /** Whether it comes on the same day, is the same and goes to the same. */
    public boolean sameAs(Coming other) {
        return Objects.equals(on, other.on)
                && Objects.equals(instead, other.instead)
                && Objects.equals(elsewhere, other.elsewhere);
    }

    /** The code of the partner that it comes to. */
    public @Nullable String partner() {
        return elsewhere == null ? delivery.partner() : elsewhere.partner();
    }

    /**
     * Whether it counts for an objective.
     *
     * @param transfers those that serve it
     */
    public boolean comesFor(String objective, Set<String> transfers) {
        return elsewhere == null
                ? transfers.contains(delivery.transfer())
                : elsewhere.objective().equals(objective);
    }

    public @Nullable Amount quantity() {
        var planned = delivery.quantity();
        return planned == null || instead == null
                ? planned
                : new Amount(planned.amount().multiply(instead.perUnit()), planned.unit());
    }

    public @Nullable String capabilityClass() {
        return instead == null ? delivery.capabilityClass() : instead.capabilityClass();
    }

    /** Null where it is not known, or not stated of a substitute. */
    @Nullable
    String designation() {
        return instead == null ? delivery.designation() : instead.designation();
    }

    /** What a substitute is worth follows from what one of it is worth, if that is stated. */
    public @Nullable Money value() {
        if (instead == null) {
            return delivery.value();
        }
        var quantity = quantity();
        var each = instead.unitValue();
        return quantity == null || each == null
                ? null
                : new Money(worth(each.amount(), quantity.amount()), each.currency(), each.basis());
    }

    private static BigDecimal worth(BigDecimal each, BigDecimal quantity) {
        var worth = each.multiply(quantity).stripTrailingZeros();
        return worth.scale() < 0 ? worth.setScale(0) : worth;
    }
}
