package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.util.ArrayList;
import org.daylight.kit.date.AskedDay;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What every list of records takes; a feature may extend it with filters of its own. */
public class Listing {

    @BeanParam
    @Valid
    public PageQuery page = new PageQuery();

    @BeanParam
    public Knowing.OfDay when = new Knowing.OfDay();

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "true: with what was entered by mistake.")
    public boolean voided;

    @RestQuery
    @Parameter(
            description = "By which field the list is sorted, with a hyphen in front for the last first, such as"
                    + " -recordedAt; by their ids if left out, which is the order in which the records were made except"
                    + " for those that were imported with their ids. A date counts by the earliest day that it may mean; what"
                    + " has no value comes first, with the hyphen last.")
    public @Nullable String sort;

    @RestQuery
    @Parameter(
            description = "Only these fields of the content, parted by commas; what is about the record itself, such as"
                    + " its id and its version, is always there.")
    public @Nullable String fields;

    @RestQuery
    @Parameter(description = "Only versions recorded at this instant (RFC 3339) or later.")
    public @Nullable String recordedFrom;

    @RestQuery
    @Parameter(description = "Only versions recorded before this instant (RFC 3339).")
    public @Nullable String recordedBefore;

    @RestQuery
    @Parameter(description = "Which date `datedFrom` and `datedTo` speak of; without them: only where it is known.")
    public @Nullable String dated;

    @RestQuery
    @Parameter(description = "Only where the date in `dated` may lie on this day, such as 2024-03-20, or later.")
    public @Nullable String datedFrom;

    @RestQuery
    @Parameter(description = "Only where the date in `dated` may lie on this day, such as 2024-03-20, or earlier.")
    public @Nullable String datedTo;

    /** A file holds the whole list, and only what an import could write again. */
    void requireWhole() {
        var violations = new ArrayList<Violation>();
        if (page.limit != null) {
            violations.add(new Violation("query:limit", "leave it out: a file holds the whole list"));
        }
        if (page.cursor != null) {
            violations.add(new Violation("query:cursor", "leave it out: a file holds the whole list"));
        }
        if (voided) {
            violations.add(new Violation(
                    "query:voided", "leave it out: what was voided cannot be imported again; read it as JSON"));
        }
        if (!violations.isEmpty()) {
            throw INVALID_REQUEST.problem("A file cannot be cut out of a list like this", violations);
        }
    }

    /** The conditions that are the same for every list. */
    public Filter filter() {
        return Filter.none()
                .withVoided(voided)
                .and("r.recorded_at >= ?::timestamptz", instant("recordedFrom", recordedFrom))
                .and("r.recorded_at < ?::timestamptz", instant("recordedBefore", recordedBefore));
    }

    /**
     * A state of the content for a condition, as it is shown: as of the day that the list is about.
     *
     * @param column the column that holds the state as it is recorded
     */
    public String state(Class<?> content, String field, String column) {
        var day = when.day();
        return day == null ? column : StateOfDay.of(content, field).sql(day);
    }

    /** What the last item of a list of the content said, as of the day that the list is about. */
    public String last(String list, String field, String column) {
        var day = when.day();
        return day == null ? column : StateOfDay.lastStep(list, field, day);
    }

    /** The conditions that follow from what the content consists of. */
    Filter dated(Filter filter, ContentFields content) {
        var day = when.day();
        var begun = day == null
                ? filter
                : content.beginning()
                        .map(date -> filter.and(Order.earliest(date) + " <= ?", day.toString()))
                        .orElse(filter);
        var from = day("datedFrom", datedFrom);
        var to = day("datedTo", datedTo);
        if (dated == null) {
            if (from != null || to != null) {
                throw INVALID_REQUEST.problem(
                        "It is not clear which date is meant",
                        new Violation(
                                "query:dated",
                                "must be one of "
                                        + String.join(", ", content.dates().keySet())));
            }
            return begun;
        }
        var date = content.dates().get(dated);
        if (date == null) {
            throw INVALID_REQUEST.problem(
                    "There is no date " + dated, new Violation("query:dated", Order.unknown(dated, content.dates())));
        }
        return begun.and(date + " is not null")
                .and("%s >= ?".formatted(Order.behindLatest(date)), from)
                .and("%s <= ?".formatted(Order.earliest(date)), to);
    }

    private static @Nullable String instant(String parameter, @Nullable String text) {
        var instant = Knowings.instant(parameter, text);
        return instant == null ? null : instant.toString();
    }

    private static @Nullable String day(String parameter, @Nullable String text) {
        return text == null ? null : AskedDay.parse(parameter, text).toString();
    }
}
