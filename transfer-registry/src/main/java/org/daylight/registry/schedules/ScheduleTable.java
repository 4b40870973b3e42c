package org.daylight.registry.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.kit.table.Columns;
import org.daylight.kit.table.TableCell;

/** Lines of schedules as a table, a row for each, made while they are written; whatever a reader may see of lines stands in it. */
final class ScheduleTable extends OutputStream {

    /** Of objectives, authorities and partners. */
    static final List<String> LINES = List.of(
            "objective",
            "authority",
            "partner",
            "id",
            "accessGroups[]",
            "marking",
            "milestone",
            "unit",
            "baselines[]",
            "classBaselines[]",
            "contentMix[]",
            "mixBy",
            "forbiddenClasses[]",
            "cappedClasses[]",
            "autopilotLimits",
            "fundingCeiling",
            "fundingExpiresOn",
            "approvedOn",
            "opensOn",
            "expiresOn",
            "readinessFloors[]",
            "deliveries[]",
            "planned[]",
            "written",
            "notified[]",
            "ordered[]",
            "steps[]",
            "charges[]",
            "packages[]",
            "emergencies[]",
            "undertakings[]",
            "serving[]",
            "perUnit[]");

    /** Of groups, whatever they are told apart by. */
    static final List<String> GROUPS = List.of(
            "group.objective",
            "group.transfer",
            "group.partner",
            "group.supplier",
            "group.capability",
            "group.milestone",
            "milestone",
            "measure",
            "asOf",
            "records",
            "plannedByNow.least",
            "plannedByNow.most",
            "deliveredByNow.least",
            "deliveredByNow.most",
            "lagDays.least",
            "lagDays.most",
            "baselineByNow",
            "baselineBetween.least",
            "baselineBetween.most",
            "baselineLagDays.least",
            "baselineLagDays.most",
            "noBaseline",
            "gaps.longestDays.least",
            "gaps.longestDays.most",
            "gaps.from",
            "gaps.to",
            "gaps.sinceLastDays.least",
            "gaps.sinceLastDays.most",
            "gaps.notDatedToTheDay",
            "notMeasurable[]",
            "planned[]",
            "delivered[]",
            "baseline",
            "accessGroups[]",
            "marking");

    /** The fields that these are of, for the document, which takes no list. */
    static final String FIELDS =
            "objective, authority, partner, id, accessGroups, marking, milestone, unit, baselines, "
                    + "classBaselines, contentMix, mixBy, forbiddenClasses, cappedClasses, autopilotLimits, "
                    + "fundingCeiling, fundingExpiresOn, approvedOn, opensOn, expiresOn, readinessFloors, deliveries, "
                    + "planned, written, notified, ordered, steps, charges, packages, emergencies, undertakings, "
                    + "serving, perUnit";

    /** The same of groups. */
    static final String GROUP_FIELDS =
            "group, milestone, measure, asOf, records, plannedByNow, deliveredByNow, lagDays, "
                    + "baselineByNow, baselineBetween, baselineLagDays, noBaseline, gaps, notMeasurable, planned, "
                    + "delivered, baseline, accessGroups, marking";

    private final Columns columns;
    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long rows;

    ScheduleTable(Columns columns, OutputStream to) throws IOException {
        this.columns = columns;
        this.out = new BufferedOutputStream(to);
        out.write(Columns.line(columns.names()).getBytes(UTF_8));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        var begin = from;
        for (var i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, begin, i - begin);
                row(Json.mapper().readTree(line.toByteArray()));
                line.reset();
                begin = i + 1;
            }
        }
        line.write(bytes, begin, from + length - begin);
    }

    private void row(JsonNode told) throws IOException {
        if (told.path("end").asBoolean()) {
            end();
            return;
        }
        out.write(Columns.line(columns.cells(told)).getBytes(UTF_8));
        rows++;
    }

    /** A table without this row has failed, as lines without their last one have. */
    private void end() throws IOException {
        var cells = new ArrayList<>(List.of(TableCell.VIEW, Long.toString(rows)));
        while (cells.size() < columns.names().size()) {
            cells.add("");
        }
        out.write(Columns.line(cells).getBytes(UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
