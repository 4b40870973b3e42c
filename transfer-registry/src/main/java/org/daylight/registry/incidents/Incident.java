package org.daylight.registry.incidents;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Begins;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Since;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.daylight.registry.records.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * What is alleged to have happened. It says what is known, not who was right: accounts that contradict each other stand
 * side by side.
 *
 * @param knownOn when the first own official knew; null = known that none did
 * @param knownBy the office of that official
 * @param level the ladder that counts responses; a lower one needs a second person
 * @param regime the law under which the articles were supplied
 * @param purpose what the articles were used for, as far as it was seen; null = known that no use was seen
 * @param referredOn when the office passed it on
 * @param inquiryOn when an inquiry began, the first one
 * @param notSubstantiatedOn when it was found not to be substantiated
 * @param determinedOn when it was determined
 * @param reportedOn when it was reported to the legislature
 * @param recommendedOn when an action was recommended
 * @param responses of an incident of civilian harm: which stage of the response to it began when, oldest first
 */
public record Incident(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotNull Kind kind,
        @NotBlank @Size(max = 20000) String alleged,
        @Nullable @Size(min = 1, max = 1000) String place,
        List<@NotNull @NaturalKey String> transfers,
        List<@NotNull @NaturalKey String> items,
        @Nullable Regime regime,
        Stated<Purpose> purpose,
        Stated<ImpreciseDate> occurredOn,
        Stated<ImpreciseDate> knownOn,
        @Nullable @Size(min = 1, max = 200) String knownBy,
        @NotNull Level level,
        @NotNull State state,
        Stated<ImpreciseDate> referredOn,
        Stated<ImpreciseDate> inquiryOn,
        Stated<ImpreciseDate> notSubstantiatedOn,
        Stated<ImpreciseDate> determinedOn,
        Stated<ImpreciseDate> reportedOn,
        Stated<ImpreciseDate> recommendedOn,
        Stated<ImpreciseDate> closedOn,
        List<@Valid Account> accounts,
        List<@Valid Response> responses) {

    public Incident {
        transfers = Given.list(transfers);
        items = Given.list(items);
        accounts = Given.list(accounts);
        responses = Given.list(responses);
    }

    /** The same at another level. */
    Incident at(Level lower) {
        return new Incident(
                reference,
                partner,
                kind,
                alleged,
                place,
                transfers,
                items,
                regime,
                purpose,
                occurredOn,
                knownOn,
                knownBy,
                lower,
                state,
                referredOn,
                inquiryOn,
                notSubstantiatedOn,
                determinedOn,
                reportedOn,
                recommendedOn,
                closedOn,
                accounts,
                responses);
    }

    /** What it is about. */
    public enum Kind {
        END_USE_VIOLATION,
        UNCONSENTED_TRANSFER,
        DIVERSION,
        LOSS,
        CIVILIAN_HARM,
        HUMAN_RIGHTS,
        ACCESS_DENIED,
        UNANTICIPATED_ACTION,
        OTHER
    }

    /** The law under which the articles were supplied. */
    public enum Regime {
        AECA,
        FAA,
        OTHER
    }

    /** How grave it is, in the order of the ladder. */
    public enum Level {
        L0,
        L1,
        L2,
        L3,
        L4,
        L5
    }

    /** How far it has come, from an office to the legislature. */
    public enum State {
        REPORTED_BY_OFFICE,
        @Since(value = "referredOn", notBefore = "knownOn")
        REFERRED,
        @Since(value = "inquiryOn", notBefore = "knownOn")
        UNDER_INQUIRY,
        @Since(value = "notSubstantiatedOn", notBefore = "knownOn")
        NOT_SUBSTANTIATED,
        @Since(value = "determinedOn", notBefore = "knownOn")
        DETERMINED,
        @Since("reportedOn")
        REPORTED_TO_LEGISLATURE,
        @Since("closedOn")
        CLOSED
    }

    /** The stages of the response to civilian harm (Department of State, 23 August 2023), in their order. */
    public enum Stage {
        INCIDENT_ANALYSIS,
        POLICY_IMPACT_ASSESSMENT,
        COORDINATED_ACTION
    }

    /**
     * A stage of that response.
     *
     * @param on when it began
     */
    public record Response(
            @NotNull Stage stage,
            @NotNull ImpreciseDate on,
            @Nullable @Size(max = 4000) String note) {}

    /** Whether nothing more is to come of an incident in this state. */
    static boolean isOver(State state) {
        return state == State.NOT_SUBSTANTIATED || state == State.CLOSED;
    }

    /** Whether one state may follow another: what the office reported is not unsaid, and what is over begins by an inquiry. */
    static boolean mayFollow(State before, State next) {
        if (before == next) {
            return true;
        }
        return switch (before) {
            case REPORTED_BY_OFFICE -> true;
            case REFERRED, UNDER_INQUIRY, DETERMINED, REPORTED_TO_LEGISLATURE -> next != State.REPORTED_BY_OFFICE;
            case NOT_SUBSTANTIATED, CLOSED ->
                next == State.REFERRED || next == State.UNDER_INQUIRY || next == State.CLOSED;
        };
    }

    /**
     * What somebody says.
     *
     * @param grade reliability of the source, A to F, and credibility of what it says, 1 to 6
     */
    public record Account(
            @NotBlank @Size(max = 200) String by,

            @Nullable @Pattern(regexp = "[A-F][1-6]", message = "must be a letter from A to F and a digit from 1 to 6")
            String grade,

            @Begins Stated<ImpreciseDate> on,
            @NotBlank @Size(max = 20000) String text) {}
}
