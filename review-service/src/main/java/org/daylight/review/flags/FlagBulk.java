package org.daylight.review.flags;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The same act on many flags, on all of them or on none: the request is one transaction and the first refusal undoes it. */
@ApplicationScoped
class FlagBulk {

    private static final String KNOWN = "/flags/%d/becameKnownOn";

    private final Flags flags;

    FlagBulk(Flags flags) {
        this.flags = flags;
    }

    /** What is done to each. */
    @Schema(name = "BulkAct")
    enum Act {
        CONFIRM,
        DISMISS,
        CLOSE,
        REOPEN,
        ASSIGN
    }

    /**
     * One of them.
     *
     * @param version as it was read; a flag that was changed since refuses all
     * @param becameKnownOn for CONFIRM only
     */
    @Schema(name = "BulkFlag")
    record Chosen(
            @NotNull UUID id,
            @NotNull @Positive Integer version,

            @Nullable
            @PastOrPresent
            @Schema(
                    description =
                            "For CONFIRM only: the earliest day on which any own official knew. Has to be stated where"
                                    + " the register says so of the incident.")
            LocalDate becameKnownOn) {}

    /** @param assignTo the person, for ASSIGN only */
    @Schema(name = "BulkFlags")
    record Request(
            @NotNull Act act,
            @NotEmpty @Size(max = 500) List<@NotNull @Valid Chosen> flags,
            @Nullable @Size(max = 200) String assignTo,
            @NotBlank @Size(max = 2000) String reason) {

        Request {
            flags = List.copyOf(flags);
        }
    }

    List<FlagView> act(Request request) {
        if ((request.act() == Act.ASSIGN) == (request.assignTo() == null)) {
            throw INVALID_REQUEST.problem(
                    "Only an assignment says to whom, and it must",
                    new Violation("/assignTo", "must be a person for ASSIGN, and left out otherwise"));
        }
        var chosen = new HashSet<UUID>();
        var done = new ArrayList<FlagView>(request.flags().size());
        for (var i = 0; i < request.flags().size(); i++) {
            var flag = request.flags().get(i);
            if (!chosen.add(flag.id())) {
                throw INVALID_REQUEST.problem(
                        "A flag is named twice", new Violation("/flags/%d/id".formatted(i), "is named before"));
            }
            if (flag.becameKnownOn() != null && request.act() != Act.CONFIRM) {
                throw INVALID_REQUEST.problem(
                        "Only a confirmation says since when somebody knew",
                        new Violation(KNOWN.formatted(i), "goes only with CONFIRM"));
            }
            done.add(act(request, flag, i));
        }
        return request.act() == Act.CONFIRM ? flags.confirmed(done, request.reason()) : done;
    }

    private FlagView act(Request request, Chosen chosen, int place) {
        var ifMatch = "\"%d\"".formatted(chosen.version());
        try {
            return switch (request.act()) {
                case CONFIRM ->
                    flags.confirmOneOf(
                            chosen.id(), ifMatch, new FlagActs.Confirm(chosen.becameKnownOn(), request.reason()));
                case DISMISS -> flags.dismiss(chosen.id(), ifMatch, request.reason());
                case CLOSE -> flags.close(chosen.id(), ifMatch, request.reason());
                case REOPEN -> flags.reopen(chosen.id(), ifMatch, request.reason());
                case ASSIGN ->
                    flags.assign(chosen.id(), ifMatch, new FlagActs.Assign(request.assignTo(), request.reason()));
            };
        } catch (ProblemException e) {
            var known = e.violations().stream()
                    .filter(violation -> violation.pointer().equals("/becameKnownOn"))
                    .findFirst();
            throw e.type()
                    .problem(
                            "Nothing was done: " + e.detail(),
                            known.map(violation -> new Violation(KNOWN.formatted(place), violation.message()))
                                    .orElseGet(() -> new Violation("/flags/" + place, "refuses it: " + e.detail())));
        }
    }
}
