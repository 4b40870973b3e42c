package org.daylight.registry.schedules;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import io.quarkus.logging.Log;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Knowledge;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Scope;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.transfers.Transfer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What drift is measured on. */
@Path("/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules")
class SchedulesResource {

    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.valueOf(Export.LINES), MediaType.valueOf(Export.TABLE))
            .build();

    private final FactStore store;
    private final ScheduleStore sums;
    private final Moments moments;

    SchedulesResource(FactStore store, ScheduleStore sums, Moments moments) {
        this.store = store;
        this.sums = sums;
        this.moments = moments;
    }

    @GET
    @Produces({Export.LINES, Export.TABLE})
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Answers(problems = 404)
    @Operation(
            summary =
                    "Plans and deliveries by day: a line per objective, authority and partner, and a closing line, or a table",
            description =
                    "With `by`: a line per group and milestone, with what was planned and what came in all by each day, in one"
                            + " measure. Each amount is a range: `least` is there for certain, `most` at best, and null where"
                            + " nobody can say, because a quantity has no upper bound or is not stated in this measure, or"
                            + " because something was planned by the day, or was under way, and nobody says whether it came. What"
                            + " cannot be measured exactly is counted with the reason. lagDays says for how many days more has been"
                            + " planned than has come, gaps what lies between deliveries. A group of a whole objective, or of a"
                            + " whole transfer, also has the last `baseline` that was stated for it in this measure by the"
                            + " day, with `baselineByNow`, how much was to have come by it, and `baselineLagDays`, for how"
                            + " many days it has been asking for more than has come. Where the dates of the plan leave open"
                            + " how much, `baselineByNow` is null and `baselineBetween` says `least` and `most`. With capability"
                            + " in `by` the plans of classes are compared, each with what came of its class, and otherwise those of"
                            + " the whole; where only the other is planned, `noBaseline` says so.\n\nConflicting accounts are"
                            + " not counted. A cumulative statement is not added: so much had come in all by its day."
                            + " A value is null where not every delivery of the day has one on the same basis.\n\nThe order is"
                            + " fixed: objectives, then authorities, then partners, and groups by the names that they are told"
                            + " apart by. A table has a row for each line; a list stays in one cell.")
    public StreamingOutput schedules(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @RestQuery
                    @DefaultValue("portfolio")
                    @Parameter(description = "portfolio (default), partner:CODE or objective:REFERENCE.")
                    String scope,
            @RestQuery
                    @Parameter(
                            description =
                                    "By what deliveries are summed up, parted by commas: objective, transfer, partner,"
                                            + " supplier, capability, milestone. Without it: the lines that drift is measured on.")
                    @Nullable
                    String by,
            @RestQuery
                    @DefaultValue("records")
                    @Parameter(
                            description = "With `by`: records, units:UNIT, value:CURRENCY:BASIS or index:NAME, such as"
                                    + " units:EACH, value:USD:CONTRACT or index:TIV.")
                    String measure,
            @RestQuery
                    @DefaultValue("HANDED_OVER")
                    @Parameter(description = "With `by`: the milestone at which a delivery has come.")
                    Milestone milestone,
            @RestQuery
                    @Parameter(
                            description =
                                    "With `by`: only transfers agreed on this day or later; licensed, where no agreement is stated.")
                    @Nullable
                    String orderedFrom,
            @RestQuery
                    @Parameter(
                            description =
                                    "With `by`: only transfers agreed on this day or earlier; licensed, where no agreement is stated.")
                    @Nullable
                    String orderedTo,
            @RestQuery @Parameter(description = "With `by`: only transfers that go by this legal way.")
                    Transfer.@Nullable Channel channel,
            @RestQuery @Parameter(description = "With `by`: only transfers that had come so far by asOf, as in lists.")
                    Transfer.@Nullable Status status,
            @RestQuery
                    @Parameter(
                            description =
                                    "Without `by`: authorities also have the charges that are dated after asOf up to this"
                                            + " day, such as 2024-09-30; they are as known at knownAt.")
                    @Nullable
                    String chargesUntil,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Without `by`: objectives and partners also say under `perUnit` what a unit of each line of"
                                            + " their transfers counts for by each index, for what is yet to come, and"
                                            + " objectives under `serving` which transfers serve them.")
                    boolean perUnit,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Without `by`: of objectives, a delivery that does not state a milestone itself, such as one"
                                            + " that is under way, has an entry of its own there that names it (`delivery`), for whoever"
                                            + " says when it comes. No sums are kept of that.")
                    boolean underWay,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Without `by`: deliveries are read anew, whatever sums of them are kept. What they sum up to is kept"
                                            + " instead, unless sums of a later day or moment are.")
                    boolean anew,
            @RestQuery
                    @Parameter(
                            description = "Only these fields of each line, parted by commas. One of: "
                                    + ScheduleTable.FIELDS + ". With `by` one of: " + ScheduleTable.GROUP_FIELDS + ".")
                    @Nullable
                    String fields,
            @Context Request request) {
        var moment = moments.of(asOf, when);
        var sight = moments.sight();
        var asked = Scope.parse(scope);
        store.requireScope(asked, moment, sight);
        var shown = Shown.of(fields, by == null ? ScheduleTable.LINES : ScheduleTable.GROUPS);
        if (by != null) {
            var grouping = new Grouping(
                    Grouping.by(by),
                    Measure.parse(measure),
                    milestone,
                    Grouping.day("orderedFrom", orderedFrom),
                    Grouping.day("orderedTo", orderedTo),
                    channel == null ? null : channel.name(),
                    status == null ? null : status.name());
            return formed(
                    request,
                    shown,
                    out -> store.read(
                            moment,
                            sight,
                            reading -> new GroupedSchedules(reading, asked, grouping, shown).write(out)));
        }
        var charges = Grouping.day("chargesUntil", chargesUntil);
        if (charges != null && charges.isBefore(moment.asOf())) {
            throw INVALID_REQUEST.problem(
                    "The charges would end before the day that is asked about",
                    new Violation("query:chargesUntil", "must not be before asOf, " + moment.asOf()));
        }
        var until = charges == null ? moment.asOf() : charges;
        // Who sees everything as it was recorded asks for all of it at every review.
        var keeps = asked instanceof Scope.Portfolio
                && sight.full()
                && !underWay
                && moment.knowing().knowledge() == Knowledge.RECORDED
                && !moments.isAhead(moment);
        return formed(request, shown, out -> {
            var written = new AtomicReference<@Nullable KeptSums>();
            store.read(
                    moment,
                    sight,
                    reading -> written.set(
                            new Schedules(reading, asked, until, perUnit, underWay, shown, keeps, anew).write(out)));
            var kept = written.get();
            if (kept != null) {
                keep(kept, moment);
            }
        });
    }

    private static StreamingOutput formed(Request request, Shown shown, StreamingOutput lines) {
        var form = request.selectVariant(FORMS);
        return form == null || MediaType.valueOf(Export.LINES).equals(form.getMediaType())
                ? lines
                : out -> {
                    var table = new ScheduleTable(shown.table(), out);
                    lines.write(table);
                    table.flush();
                };
    }

    /** The answer is written by then, and is right whether its sums can be kept or not. */
    private void keep(KeptSums kept, FactMoment moment) {
        try {
            sums.keep(kept, moment);
        } catch (RuntimeException e) {
            Log.warn("sums of schedules are not kept", e);
        }
    }
}
