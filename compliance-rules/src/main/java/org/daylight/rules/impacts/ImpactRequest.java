package org.daylight.rules.impacts;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is supposed to change, and from which day it is looked at; nothing of it is kept as law or fact. */
record ImpactRequest(
        @NotNull @Schema(description = "The day on which both answers are given; facts are those known now.")
        LocalDate asOf,

        @Size(max = 50)
        @Schema(
                description =
                        "Digests of revisions of rules or versions of sets that are supposed to be published, in the place of what"
                                + " stands for the same days; refused (422, with the days) where that leaves days without a rule that have one.")
        List<String> revisions,

        @Nullable
        @Schema(
                description =
                        "All that is proposed of this pack is supposed to be published, instead of single revisions.")
        String pack,

        @Nullable
        @Schema(
                description =
                        "true: and what the last text of the pack leaves out to be withdrawn in the same act, of which no days are asked.")
        Boolean withdrawLeftOut,

        @Size(max = 50)
        @Schema(
                description =
                        "Of several of one parameter one for a group counts before one for everybody, then the one"
                                + " that begins later; two other values for the same people from the same day on are"
                                + " refused, and so is one from a day on when no revision asks for the parameter.")
        List<@Valid OfParameter> parameters,

        @Size(max = 200) List<@Valid OfMember> members,

        @Size(max = 200) @Schema(description = "Two other values of one leaf of a partner are refused.")
        List<@Valid OfFact> facts,

        @Nullable @Pattern(regexp = "recorded|declared", message = "must be recorded or declared")
        String knowledge) {

    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** A parameter that has another value from a day on. */
    record OfParameter(
            @NotBlank @Schema(description = "The key of a published rule.")
            String rule,

            @NotBlank String parameter,

            @NotNull @Pattern(regexp = DATE, message = "must be a day such as 2027-01-01")
            String from,

            @NotBlank @Schema(examples = "30 days") String value,

            @Nullable @Schema(description = "The set for whose members it is; everybody if left out.")
            String group) {}

    /** A code that joins a set, or leaves it. */
    record OfMember(
            @NotBlank @Schema(description = "The key of a published set.")
            String set,

            @NotBlank String code,

            @Nullable
            @Pattern(regexp = DATE, message = "must be a day such as 2027-01-01")
            @Schema(description = "The first day in the set.")
            String from,

            @Nullable
            @Pattern(regexp = DATE, message = "must be a day such as 2027-01-01")
            @Schema(description = "The first day no longer in it; alone it ends a membership that stands.")
            String to) {}

    /** A fact that reads differently on all lines of a partner. */
    record OfFact(
            @NotBlank @Schema(description = "The partner's code.")
            String partner,

            @NotBlank @Schema(examples = "partner.securityState")
            String leaf,

            @NotNull @Schema(description = "As it stands on a fact line; null = known to be absent.")
            JsonNode value) {}
}
