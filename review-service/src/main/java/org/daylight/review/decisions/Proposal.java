package org.daylight.review.decisions;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one person proposes and another signs.
 *
 * @param forum where it is decided
 * @param authorityOfRecord who answers for it, by office
 * @param scope what it is about
 * @param flags the flags it rests on; of an authority only where something of the scope is charged to it, an objective of
 *     the scope names it, or the scope names nothing
 * @param waives keys of rules that are waived for those flags; only where the law leaves the choice, and of authorities only where
 *     the scope names neither partner nor objectives
 * @param defensiveExemptions what moves nevertheless; null says that nothing does, and a stop must say either
 * @param privateLine what is said in private; seen only by those who decide and audit
 */
@Schema(name = "Proposal")
public record Proposal(
        @NotBlank @Size(max = 100) String reference,
        @NotNull Outcome outcome,
        @NotBlank @Size(max = 500) String forum,
        @NotBlank @Size(max = 500) String authorityOfRecord,
        @NotBlank @Size(max = 2000) String legalBasis,
        @NotNull @Valid Scope scope,
        @NotBlank @Size(max = 4000) String interestStatement,
        @NotEmpty @Valid List<Option> options,
        List<UUID> flags,

        @Nullable @Schema(description = "The sealed review it rests on.")
        UUID review,

        @Nullable @Valid @Schema(description = "The sealed options that were looked at, and which is chosen.")
        Considered considered,

        @NotNull @FutureOrPresent LocalDate reviewBy,
        @Nullable @Size(max = 2000) String releaseCondition,
        @Nullable @Size(max = 2000) String trigger,
        Stated<@Size(min = 1, max = 4000) String> defensiveExemptions,
        List<@NotBlank @Size(max = 500) String> measures,
        List<@NotBlank @Size(max = 200) String> waives,
        @Valid List<Notice> noticesOwed,
        @Nullable @Size(max = 8000) String publicLine,

        @JsonSetter(nulls = Nulls.SET) // a list that is left out is empty otherwise
        @Nullable
        @Size(max = 50)
        @Valid
        @Schema(description = "What the public line commits to; left out: nobody says, empty: to nothing.")
        List<Commitment> commitments,

        @Nullable @Size(max = 8000) String privateLine,
        @Nullable @Size(max = 2000) String reason) {

    /** What a decision is about. */
    @Schema(name = "DecisionScope")
    public record Scope(
            @Nullable @Size(max = 20) String partner,
            List<@NotBlank String> objectives,
            List<@NotBlank String> transfers,
            @Nullable @Size(max = 2000) String items,
            @Nullable @Size(max = 2000) String missions,
            @Nullable @Size(max = 2000) String places) {

        public Scope {
            objectives = List.copyOf(objectives);
            transfers = List.copyOf(transfers);
        }
    }

    /** One of the options that were considered. */
    @Schema(name = "DecisionOption")
    public record Option(
            @NotBlank @Size(max = 500) String option,
            @NotBlank @Size(max = 4000) String effect,
            @Nullable @Valid Money cost,

            @Nullable @Size(max = 2000) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
            String costInWords) {}

    /**
     * Sealed options that were looked at side by side.
     *
     * @param set their id
     * @param digest as they were sealed
     * @param chosen the name of the option, or "as planned"
     */
    @Schema(name = "ConsideredOptions")
    public record Considered(
            @NotNull UUID set,
            @NotBlank @Size(max = 100) String digest,
            @NotBlank @Size(max = 200) String chosen) {}

    /** Who has to be told. */
    public record Notice(
            @NotBlank @Size(max = 500) String to,
            @NotBlank @Size(max = 2000) String what,
            @Nullable LocalDate dueOn) {}

    /**
     * What the own government binds itself to in public.
     *
     * @param reference of a commitment that the transfer-registry holds, whose words and bounds count; otherwise words
     * @param ceiling null = known to be without one, as with the other two bounds; left out = unknown
     */
    @Schema(name = "DecisionCommitment")
    public record Commitment(
            @Nullable @Size(min = 1, max = 200) String reference,

            @Nullable @Size(max = 8000) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
            String words,

            Stated<@Valid Money> ceiling,
            Stated<@Valid Quantity> quantityCeiling,
            @Ahead Stated<ImpreciseDate> expiresOn) {}

    public Proposal {
        options = List.copyOf(options);
        flags = List.copyOf(flags);
        measures = List.copyOf(measures);
        waives = List.copyOf(waives);
        noticesOwed = List.copyOf(noticesOwed);
        commitments = commitments == null ? null : List.copyOf(commitments);
    }

    Proposal withoutPrivateLine() {
        return new Proposal(
                reference,
                outcome,
                forum,
                authorityOfRecord,
                legalBasis,
                scope,
                interestStatement,
                options,
                flags,
                review,
                considered,
                reviewBy,
                releaseCondition,
                trigger,
                defensiveExemptions,
                measures,
                waives,
                noticesOwed,
                publicLine,
                commitments,
                null,
                reason);
    }
}
