package org.daylight.review.options;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Options to be looked at side by side. "As planned" stands before them by itself.
 *
 * @param asOf what is known by then counts; what is planned later is ahead
 * @param until the day on which the effects are looked at; left out = one year after asOf
 * @param stocks which deliveries are taken from own stocks, which is recorded nowhere; of stocks that are not named nothing is known
 * @param exemptions what moves, as itself and where it was to go, whatever is held, slowed, capped, substituted or diverted; empty says
 *     that nothing does
 */
@Schema(name = "OptionSet")
record OptionSet(
        @NotBlank @Size(max = 500) String title,

        @NotNull
        @Pattern(regexp = "(partner|objective):\\S{1,100}", message = "must be partner:CODE or objective:REFERENCE")
        @Schema(examples = "partner:TWN")
        String scope,

        @NotNull LocalDate asOf,
        @Nullable LocalDate until,
        @Size(max = 50) List<@Valid Exempt> exemptions,
        @Size(max = 50) List<@Valid Stock> stocks,
        @NotEmpty @Size(max = 8) List<@Valid StatedOption> options) {

    static final String AS_PLANNED = "as planned";

    /** What is exempt; at least one of the three is named. */
    @Schema(name = "OptionExemption")
    record Exempt(
            @Size(max = 500) List<@NotBlank String> deliveries,
            @Size(max = 500) List<@NotBlank String> transfers,
            @Size(max = 50) List<@NotBlank String> capabilityClasses,
            @NotBlank @Size(max = 2000) String because) {

        Exempt {
            deliveries = List.copyOf(deliveries);
            transfers = List.copyOf(transfers);
            capabilityClasses = List.copyOf(capabilityClasses);
        }
    }

    /**
     * What is taken from an own stock for which an objective has a floor; transfers or deliveries are named.
     *
     * @param committed whether what is recorded as committed of that stock is promised to these deliveries
     * @param source who says so
     */
    @Schema(name = "OptionStock")
    record Stock(
            @NotBlank @Size(max = 200) String objective,
            @NotBlank @Size(max = 200) String stock,
            @Size(max = 500) List<@NotBlank String> transfers,
            @Size(max = 500) List<@NotBlank String> deliveries,
            @NotNull Boolean committed,
            @NotBlank @Size(max = 1000) String source) {

        Stock {
            transfers = List.copyOf(transfers);
            deliveries = List.copyOf(deliveries);
        }
    }

    /** One way to go on. */
    @Schema(name = "StatedOption")
    record StatedOption(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 4000) String rationale,
            @NotEmpty @Size(max = 20) List<@Valid StatedMeasure> measures,
            @Size(max = 20) List<@Valid Cost> costs) {

        StatedOption {
            measures = List.copyOf(measures);
            costs = List.copyOf(costs);
        }

        /** What is stated in one currency on one basis is added; nothing is converted. */
        List<Money> totals() {
            var totals = new TreeMap<String, Money>();
            for (var cost : costs) {
                totals.merge(
                        cost.amount().currency() + ' ' + cost.amount().basis(),
                        cost.amount(),
                        (one, other) -> new Money(one.amount().add(other.amount()), one.currency(), one.basis()));
            }
            return List.copyOf(totals.values());
        }
    }

    /** What an option costs, and who says so. */
    @Schema(name = "OptionCost")
    record Cost(
            @NotNull @Valid Money amount,
            @NotBlank @Size(max = 1000) String source,
            @Nullable @Size(max = 1000) String what) {}

    OptionSet {
        exemptions = List.copyOf(exemptions);
        stocks = List.copyOf(stocks);
        options = List.copyOf(options);
    }

    LocalDate lookedAtOn() {
        return until == null ? asOf.plusYears(1) : until;
    }

    /** The columns' names, "as planned" first. */
    List<String> names() {
        var names = new ArrayList<>(List.of(AS_PLANNED));
        options.forEach(option -> names.add(option.name()));
        return names;
    }
}
