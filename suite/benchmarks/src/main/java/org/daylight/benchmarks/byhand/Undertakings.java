package org.daylight.benchmarks.byhand;

import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;

final class Undertakings extends ByHand {

    private final Column partner = column("partner.code");
    private final Column kind = column("undertaking.kind");
    private final Column started = column("undertaking.startedOn");
    private final Column ended = column("undertaking.periodEndOn");
    private final Column fulfilled = column("undertaking.fulfilledOn");
    private final Column act = column("undertaking.actOn");
    private final Column documented = column("undertaking.documented");

    private final int annual25a = word("AECA 25(a) report");
    private final int quarterly36a = word("AECA 36(a) report");
    private final int capability = word("AECA 36(b)(5) report");
    private final int shipment = word("AECA 36(i) notice");
    private final int component = word("AECA 3(b) notice");
    private final int annual40a = word("AECA 40A report");
    private final int priorityList = word("EO 14268 list review");
    private final int childSoldiers = word("CSPA waiver notice");
    private final int monitoringList = word("EEUM list review");
    private final int criteria = word("EO 2026 EEUM criteria");
    private final int metrics = word("EO 2026 metrics");
    private final int statement = word("FAA 502B(c) statement");
    private final int deliveryReport = word("FAA 506(b)(2) report");
    private final int notice506b = word("FAA 506(b) notice");
    private final int notice517 = word("FAA 517 notice");
    private final int annual655 = word("FAA 655 report");
    private final int publication = word("FAA 655(c) publication");
    private final int remedy = word("NSM-20 remedy report");
    private final int advance = word("SAMM C5.5 advance review");
    private final int delinquency = word("EEUM delinquency review");
    private final int taiwan = word("Taiwan yearly meeting");
    private final int taiwanPlan = word("Taiwan planning mechanism");
    private final int rescission = word("AECA 40(f) rescission report");
    private final int disclosure = word("AECA 38(e) disclosure");
    private final int retransfers = word("EO 2026 retransfer review");
    private final int unroca = word("UNROCA return");
    private final int diversion = word("USAI diversion");
    private final int intelligence = word("P.L. 119-60 intelligence notice");

    private final Members group;
    private final Dated shipmentNotice = (row, _, _) -> actWaits(and(is(shipment, row), started.state[row]), row, 30);
    private final Dated annual40aDue = (row, low, high) -> dueInMonths(annual40a, ended, row, low, high, 4, 2);
    private final Dated priorityListReview =
            (row, low, high) -> dueInMonths(priorityList, started, row, low, high, 12, 0);
    private final Dated monitoringListReview =
            (row, low, high) -> dueInMonths(monitoringList, started, row, low, high, 12, 0);
    private final Dated criteriaDue = (row, low, high) -> dueInDays(criteria, started, row, low, high, 90);
    private final Dated metricsDue = (row, low, high) -> dueInDays(metrics, ended, row, low, high, 90);
    private final Dated remedyDue = (row, low, high) -> dueInDays(remedy, started, row, low, high, 45);
    private final Dated delinquencyDue = (row, low, high) -> dueInDays(delinquency, ended, row, low, high, 90);
    private final Dated delinquencyRecord = (row, _, _) -> documented(delinquency, fulfilled, row);
    private final Dated taiwanMeeting = (row, low, high) -> dueInMonths(taiwan, started, row, low, high, 12, 0);
    private final Dated taiwanPlanning = (row, low, high) -> dueInDays(taiwanPlan, started, row, low, high, 180);
    private final Dated retransferReview =
            (row, _, _) -> letter(and(is(retransfers, row), started.state[row]), fulfilled.state[row]);
    private final Dated diversionRecord = (row, _, _) -> documented(diversion, started, row);
    private final Dated intelligenceDue = (row, low, high) -> dueInDays(intelligence, started, row, low, high, 2);

    Undertakings(Columns columns, Map<String, DatedSet> sets) {
        super(columns);
        group = Members.of(sets, "aeca36b-15-days", columns.words());
    }

    @Override
    public List<String> keys() {
        return List.of(
                "us.aeca.25a.annual-report",
                "us.aeca.36a.quarterly-report",
                "us.aeca.36b5a.capability-report",
                "us.aeca.36i.shipment-notice",
                "us.aeca.38e.disclosure",
                "us.aeca.3b.component-notice",
                "us.aeca.40a.annual-report",
                "us.aeca.40f.rescission-report",
                "us.cat.priority-list-review",
                "us.cspa.waiver-notice",
                "us.dsca.eeum-list-review",
                "us.eo-2026-02-06.eeum-criteria",
                "us.eo-2026-02-06.quarterly-metrics",
                "us.eo-2026-02-06.retransfer-review",
                "us.faa.502b.c.no-delivery",
                "us.faa.502b.c.statement",
                "us.faa.506b.delivery-report",
                "us.faa.506b.notice",
                "us.faa.517.status-notice",
                "us.faa.655.annual-report",
                "us.faa.655c.internet",
                "us.nsm20.doubt-remedy",
                "us.samm.c5.advance-review",
                "us.samm.delinquency-review",
                "us.samm.delinquency-review-record",
                "us.taiwan.planning-mechanism",
                "us.taiwan.yearly-meeting",
                "us.unroca.return",
                "us.usai.diversion",
                "us.usai.intelligence-notice");
    }

    @Override
    void judge(int row, byte[][] letters) {
        letters[0][row] = dueInMonths(annual25a, ended, row, ended.low[row], ended.high[row], 1, 1);
        letters[1][row] = dueInDays(quarterly36a, ended, row, ended.low[row], ended.high[row], 60);
        letters[2][row] =
                actWaits(and(and(is(capability, row), started.state[row]), not(isAfter(act, ended, row))), row, 45);
        letters[3][row] = during(started, row, day(2014, 12, 18), NEVER, shipmentNotice);
        letters[4][row] =
                letter(and(is(disclosure, row), started.state[row]), or(fulfilled.state[row], holds(documented, row)));
        letters[5][row] = dueInDays(component, started, row, started.low[row], started.high[row], 30);
        letters[6][row] = during(ended, row, day(1996, 7, 21), NEVER, annual40aDue);
        letters[7][row] = actWaits(is(rescission, row), row, 45);
        letters[8][row] = during(started, row, day(2025, 4, 9), NEVER, priorityListReview);
        letters[9][row] = dueInDays(childSoldiers, started, row, started.low[row], started.high[row], 45);
        letters[10][row] = during(started, row, day(2023, 9, 18), NEVER, monitoringListReview);
        letters[11][row] = during(started, row, day(2026, 2, 6), NEVER, criteriaDue);
        letters[12][row] = during(ended, row, day(2026, 2, 6), NEVER, metricsDue);
        letters[13][row] = during(started, row, day(2026, 2, 6), NEVER, retransferReview);
        letters[14][row] = noDelivery(row);
        letters[15][row] = dueInDays(statement, started, row, started.low[row], started.high[row], 30);
        letters[16][row] = letter(and(is(deliveryReport, row), started.state[row]), fulfilled.state[row]);
        letters[17][row] = letter(and(is(notice506b, row), act.state[row]), toldBefore(row));
        letters[18][row] = actWaits(is(notice517, row), row, 30);
        letters[19][row] = dueInMonths(annual655, ended, row, ended.low[row], ended.high[row], 4, 2);
        letters[20][row] = letter(and(is(publication, row), started.state[row]), fulfilled.state[row]);
        letters[21][row] = during(started, row, day(2024, 2, 8), day(2025, 2, 21), remedyDue);
        letters[22][row] = advanceReview(row);
        letters[23][row] = during(ended, row, day(2022, 3, 28), NEVER, delinquencyDue);
        letters[24][row] = during(fulfilled, row, day(2022, 3, 28), NEVER, delinquencyRecord);
        letters[25][row] = during(started, row, day(2022, 12, 23), NEVER, taiwanPlanning);
        letters[26][row] = during(started, row, day(2022, 12, 23), NEVER, taiwanMeeting);
        letters[27][row] = dueInMonths(unroca, ended, row, ended.low[row], ended.high[row], 5, 0);
        letters[28][row] = during(started, row, day(2025, 12, 18), NEVER, diversionRecord);
        letters[29][row] = during(started, row, day(2025, 12, 18), NEVER, intelligenceDue);
    }

    private int is(int word, int row) {
        var code = kind.code[row];
        return code == word ? TRUE : code == 0 ? UNKNOWN : FALSE;
    }

    /** Done within so many days of a date that has come, or the days are not over. */
    private byte dueInDays(int word, Column from, int row, long low, long high, int days) {
        var applies = and(is(word, row), from.state[row]);
        return applies == FALSE
                ? (byte) 'A'
                : letter(applies, due(from.state[row], row, addDays(low, days), addDays(high, days)));
    }

    private byte dueInMonths(int word, Column from, int row, long low, long high, int months, int days) {
        var applies = and(is(word, row), from.state[row]);
        return applies == FALSE
                ? (byte) 'A'
                : letter(
                        applies,
                        due(
                                from.state[row],
                                row,
                                addDays(addMonths(low, months), days),
                                addDays(addMonths(high, months), days)));
    }

    private int due(int state, int row, long low, long high) {
        return switch (fulfilled.state[row]) {
            case Column.KNOWN ->
                state == Column.KNOWN ? atMost(fulfilled.low[row], fulfilled.high[row], low, high) : UNKNOWN;
            case Column.ABSENT ->
                state == Column.KNOWN ? below(asOf[row], asOf[row], addDays(low, 1), addDays(high, 1)) : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** The act has not happened, or comes so many days after the notice. */
    private byte actWaits(int applies, int row, int days) {
        if (applies == FALSE) {
            return 'A';
        }
        return letter(applies, waits(fulfilled, row, days));
    }

    private int waits(Column notice, int row, int days) {
        if (act.state[row] == Column.ABSENT) {
            return TRUE;
        }
        var late = notice.state[row] != Column.KNOWN
                ? notice.state[row]
                : act.state[row] == Column.UNKNOWN
                        ? UNKNOWN
                        : atMost(
                                addDays(notice.low[row], days),
                                addDays(notice.high[row], days),
                                act.low[row],
                                act.high[row]);
        return act.state[row] == Column.UNKNOWN ? or(UNKNOWN, late) : late;
    }

    private byte noDelivery(int row) {
        var applies = and(and(is(statement, row), started.state[row]), act.state[row]);
        if (applies == FALSE) {
            return 'A';
        }
        var within = act.state[row] == Column.KNOWN && started.state[row] == Column.KNOWN
                ? atMost(act.low[row], act.high[row], addDays(started.low[row], 30), addDays(started.high[row], 30))
                : UNKNOWN;
        return letter(applies, or(within, hasAtMost(fulfilled, act, row)));
    }

    /** On the day itself nobody knows which came first. */
    private int toldBefore(int row) {
        if (fulfilled.state[row] != Column.KNOWN) {
            return fulfilled.state[row];
        }
        return act.state[row] == Column.KNOWN
                ? below(addDays(fulfilled.low[row], -1), fulfilled.high[row], act.low[row], act.high[row])
                : UNKNOWN;
    }

    private byte advanceReview(int row) {
        var day = started.state[row] == Column.ABSENT ? act : started;
        var applies = and(is(advance, row), not(inGroup(day, row)));
        return applies == FALSE ? (byte) 'A' : letter(applies, waits(started, row, 20));
    }

    /** has(first) && has(second) && first > second. */
    private static int isAfter(Column first, Column second, int row) {
        var both = and(first.state[row], second.state[row]);
        return both == TRUE ? below(second.low[row], second.high[row], first.low[row], first.high[row]) : both;
    }

    /** On a day; where it is known that there is none, now. */
    private int inGroup(Column day, int row) {
        return switch (day.state[row]) {
            case Column.KNOWN -> group.contain(partner.code[row], day.low[row], day.high[row]);
            case Column.ABSENT -> group.contain(partner.code[row], asOf[row], asOf[row]);
            default -> UNKNOWN;
        };
    }

    private byte documented(int word, Column since, int row) {
        return letter(and(is(word, row), since.state[row]), holds(documented, row));
    }
}
