package org.daylight.registry.items;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * One article by its serial number. It is recorded before it is shipped, and what is owed follows it from holder to holder.
 *
 * @param type what it is called, the same for all of its kind
 * @param predecessor the same article while an earlier holder had it: a retransfer makes it an item of the new holder
 * @param value what it is worth, on one basis
 * @param lastSeenOn when own officials last saw it, unless a check says so later; null = known that they never did
 * @param lastEvidenceOn the partner's last report, scan or photograph, likewise
 * @param lastStorageCheckOn when own officials last checked the store that it is kept in, likewise
 */
public record Item(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotNull @NaturalKey String type,
        @NotNull @NaturalKey String serial,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @MayBeHidden @Nullable @NaturalKey String delivery,
        @MayBeHidden @Nullable @NaturalKey String predecessor,
        @Nullable Boolean enhancedMonitoring,
        @Nullable @Valid Money value,
        List<@Valid Custody> custody,
        List<@Valid Surroundings> surroundings,
        List<@Valid Disposed> dispositions,
        Stated<ImpreciseDate> lastSeenOn,
        Stated<ImpreciseDate> lastEvidenceOn,
        Stated<ImpreciseDate> lastStorageCheckOn) {

    public Item {
        custody = Given.list(custody);
        surroundings = Given.list(surroundings);
        dispositions = Given.list(dispositions);
    }

    /**
     * Who holds it for a time, and where.
     *
     * @param to the first day on which it no longer holds
     */
    public record Custody(
            @NotBlank @Size(max = 1000) String custodian,
            @Nullable @Size(max = 1000) String location,
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to) {}

    /**
     * Whether a war keeps inspectors away from where it is.
     *
     * @param to the first day on which it no longer holds
     */
    public record Surroundings(
            @NotNull Boolean hostile,
            @NotNull ImpreciseDate from,
            @Ahead @Nullable ImpreciseDate to,
            @NotBlank @Size(max = 2000) String statedBy) {}

    /** What became of it on a day. */
    public record Disposed(
            @NotNull Disposition disposition,
            @NotNull ImpreciseDate on,
            @NotBlank @Size(max = 2000) String statedBy,
            @Nullable @Size(max = 4000) String note) {}

    /** What can become of an article. */
    public enum Disposition {
        HELD,
        EXPENDED,
        LOST,
        STOLEN,
        CAPTURED,
        DESTROYED,
        DEMILITARISED,
        RETURNED,
        RETRANSFERRED
    }
}
