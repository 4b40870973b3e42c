package org.daylight.registry.judgements;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * What only a person can say, and somebody did. A later judgement of the same question takes the place of an earlier one
 * and both are kept.
 *
 * @param incident what it is about, either this or a proposal
 * @param value null = known that nobody has judged it
 * @param by the official who answers for it
 */
public record Judgement(
        @NotNull @NaturalKey String reference,
        @Nullable @NaturalKey String incident,
        @Nullable @NaturalKey String proposal,
        @NotNull Question question,
        Stated<Boolean> value,
        @NotBlank @Size(max = 200) String by,
        @Nullable @Size(min = 1, max = 200) String office,
        @NotNull ImpreciseDate on,
        @NotBlank @Size(max = 20000) String basis) {

    /** What is judged: the first three of an incident, the others of a proposal. */
    public enum Question {
        SUBSTANTIAL_VIOLATION,
        UNCONSENTED_TRANSFER,
        LEGITIMATE_SELF_DEFENSE,
        OWN_TRANSFER_ALLOWED,
        DEMILITARISED,
        SERIOUS_VIOLATIONS_LIKELY,
        DIRECTIVE_ASSESSED,
        READINESS_HARM,
        TREATY_EMBARGOED,
        TREATY_OTHER_DUTY_FORBIDS,
        TREATY_ATROCITY_KNOWN,
        TREATY_OVERRIDING_RISK,
        TREATY_DIVERSION_MEASURES,
        CRITERION_ONE,
        CRITERION_TWO,
        CRITERION_THREE,
        CRITERION_FOUR,
        CRITERION_FIVE,
        CRITERION_SIX,
        CRITERION_SEVEN,
        CRITERION_EIGHT;

        /** Whether it is asked of an incident and not of a proposal. */
        boolean isOfIncident() {
            return this == SUBSTANTIAL_VIOLATION || this == UNCONSENTED_TRANSFER || this == LEGITIMATE_SELF_DEFENSE;
        }
    }
}
