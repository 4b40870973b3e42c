package org.daylight.benchmarks.byhand;

import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.Span;

final class Notifications extends ByHand {

    private final Column statute = column("notification.statute");
    private final Column kind = column("notification.kind");
    private final Column delivered = column("notification.deliveredOn");
    private final Column addressees = column("notification.addressees");
    private final Column receipts = column("notification.receivedOn");
    private final Column announced = column("notification.announcedOn");
    private final Column printed = column("notification.printedOn");
    private final Column register = column("notification.federalRegisterOn");
    private final Column due = column("notification.dueOn");
    private final Column total = column("notification.totalValue");
    private final Column mde = column("notification.mdeValue");
    private final Column newTerritory = column("notification.newSalesTerritory");
    private final Column withdrawn = column("notification.withdrawnOn");
    private final Column anotherStood = column("notification.anotherStood");
    private final Column resolution = column("notification.jointResolutionEnactedOn");
    private final Column offered = column("transfer.offeredOn");
    private final Column licensed = column("transfer.licensedOn");
    private final Column agreed = column("transfer.agreedOn");
    private final Column emergency = column("determination.emergencyOn");
    private final Column noticeEmergency = column("determination.noticeEmergencyOn");
    private final Column partner = column("partner.code");

    private final int sale = word("AECA 36(b)");
    private final int licence = word("AECA 36(c)");
    private final int coproduction = word("AECA 36(d)");
    private final int retransfer = word("AECA 3(d)");
    private final int lease = word("AECA 62");
    private final int special = word("FAA 506(b)");
    private final int excess = word("FAA 516(f)");
    private final int memorandum = word("NSM-20");
    private final int report = word("REPORT");
    private final byte[] published = among("AECA 36(b)", "AECA 36(c)", "AECA 36(d)");
    private final byte[] articlesOrServices = among("ARTICLES", "SERVICES");
    private final int any = usd("ANY");

    private final Members shorter;
    private final Members higher;
    private final long begins = day(1981, 12, 29);
    private final long raised = day(2002, 9, 30);
    private final long[] raisedOn = {raised};
    private final long[] firstDay = {begins};
    private final long[] always = {};

    private final Dated noticeOwed = this::noticeOwed;
    private final Dated saleWait =
            (row, low, high) -> high < begins ? (byte) 'A' : wait(sale, offered, row, low, high, 1, true);
    private final Dated licenceWait =
            (row, low, high) -> high < begins ? (byte) 'A' : wait(licence, licensed, row, low, high, 0, true);
    private final Dated coproductionWait = (row, low, high) -> wait(coproduction, licensed, row, low, high, 0, false);
    private final Dated retransferWait = (row, low, high) -> wait(retransfer, agreed, row, low, high, 0, false);
    private final Dated leaseWait = (row, low, high) -> wait(lease, agreed, row, low, high, 0, false);
    private final Dated reportDue = this::reportDue;

    Notifications(Columns columns, Map<String, DatedSet> sets) {
        super(columns);
        shorter = Members.of(sets, "aeca36b-15-days", columns.words());
        higher = Members.of(sets, "aeca36b-higher-amounts", columns.words());
    }

    @Override
    public List<String> keys() {
        return List.of(
                "us.aeca.36b.notice-owed",
                "us.aeca.36b.wait",
                "us.aeca.36c.wait",
                "us.aeca.36d.wait",
                "us.aeca.36f.publication",
                "us.aeca.3d.wait",
                "us.aeca.62.lease-wait",
                "us.faa.506b.special-wait",
                "us.faa.516f.wait",
                "us.nsm20.report-due");
    }

    @Override
    void judge(int row, byte[][] letters) {
        letters[0][row] = is(sale, row) == FALSE ? (byte) 'A' : byDay(row, raisedOn, noticeOwed);
        letters[1][row] = is(sale, row) == FALSE ? (byte) 'A' : byDay(row, firstDay, saleWait);
        letters[2][row] = is(licence, row) == FALSE ? (byte) 'A' : byDay(row, firstDay, licenceWait);
        letters[3][row] = is(coproduction, row) == FALSE ? (byte) 'A' : byDay(row, always, coproductionWait);
        letters[4][row] = letter(
                and(and(published[statute.code[row]], notReport(row)), delivered.state[row]), register.state[row]);
        letters[5][row] = is(retransfer, row) == FALSE ? (byte) 'A' : byDay(row, always, retransferWait);
        letters[6][row] = is(lease, row) == FALSE ? (byte) 'A' : byDay(row, always, leaseWait);
        letters[7][row] = plainWait(special, agreed, row, 15);
        letters[8][row] = plainWait(excess, agreed, row, 30);
        letters[9][row] = is(memorandum, row) == FALSE
                ? (byte) 'A'
                : during(due, row, day(2024, 2, 8), day(2025, 2, 21), reportDue);
    }

    private int is(int word, int row) {
        var code = statute.code[row];
        return code == word ? TRUE : code == 0 ? UNKNOWN : FALSE;
    }

    /** Asks for each part of what is known of the receipt in which nothing changes. */
    private byte byDay(int row, long[] cuts, Dated rule) {
        var state = delivered.state[row];
        if (state != Column.UNKNOWN) {
            var low = state == Column.KNOWN ? delivered.low[row] : asOf[row];
            var high = state == Column.KNOWN ? delivered.high[row] : asOf[row];
            return low == high ? rule.letter(row, low, high) : byDay(row, low, high, cuts, rule);
        }
        return byDay(row, Span.OPEN_START, Span.OPEN_END, cuts, rule);
    }

    private static byte byDay(int row, long low, long high, long[] cuts, Dated rule) {
        byte letter = 0;
        var start = low;
        for (var cut : cuts) {
            if (cut > start && cut <= high) {
                letter = part(rule, row, start, cut - 1, letter);
                start = cut;
            }
        }
        return part(rule, row, start, high, letter);
    }

    private int notReport(int row) {
        var code = kind.code[row];
        return code == report ? FALSE : code == 0 ? UNKNOWN : TRUE;
    }

    private byte wait(int word, Column act, int row, long low, long high, int more, boolean reports) {
        var applies = and(and(is(word, row), isJudged(act, row)), not(waived(act, row)));
        if (reports) {
            applies = and(applies, notReport(row));
        }
        if (applies == FALSE) {
            return 'A';
        }
        return letter(applies, waited(act, row, low, high, more));
    }

    /** Whether the shorter wait is due, on the day of the receipt and on the other day alike. */
    private int group(Column day, int row, long low, long high) {
        return shorter.contain(partner.code[row], Math.min(low, day.low[row]), Math.max(high, day.high[row]));
    }

    /**
     * Not withdrawn, or only after what rests on it was done, or no other stood when that was done; what was not done yet rests
     * on it as long as it stands.
     */
    private int isJudged(Column act, int row) {
        var isDone = act.state[row];
        var done = and(isDone, or(beforeWithdrawal(act, row), not(holds(anotherStood, row))));
        return or(not(withdrawn.state[row]), or(done, and(not(isDone), notYetWithdrawn(row))));
    }

    private int beforeWithdrawal(Column act, int row) {
        return withdrawn.state[row] != Column.KNOWN || act.state[row] != Column.KNOWN
                ? UNKNOWN
                : below(act.low[row], act.high[row], withdrawn.low[row], withdrawn.high[row]);
    }

    private int stood(Column act, int row) {
        return or(not(withdrawn.state[row]), beforeWithdrawal(act, row));
    }

    private int notYetWithdrawn(int row) {
        return withdrawn.state[row] == Column.KNOWN
                ? below(asOf[row], asOf[row], withdrawn.low[row], withdrawn.high[row])
                : UNKNOWN;
    }

    /** An emergency was determined: stated by the notice itself, or by the day of the act where there was one; and it stood. */
    private int waived(Column act, int row) {
        var inTime = act.state[row] == Column.ABSENT ? TRUE : hasAtMost(emergency, act, row);
        var stood = or(not(act.state[row]), stood(act, row));
        return and(and(emergency.state[row], or(noticeEmergency.state[row], inTime)), stood);
    }

    /** No resolution forbade it within its period, and it is not done, or was when the wait had run and the notice stood. */
    private int waited(Column act, int row, long low, long high, int more) {
        return and(allowed(row, low, high), done(act, row, low, high, more));
    }

    private int allowed(int row, long low, long high) {
        if (resolution.state[row] == Column.ABSENT) {
            return TRUE;
        }
        if (delivered.state[row] == Column.ABSENT) {
            return not(resolution.state[row]);
        }
        if (resolution.state[row] == Column.UNKNOWN || delivered.state[row] == Column.UNKNOWN) {
            return UNKNOWN;
        }
        return byGroup(group(resolution, row, low, high), resolution, row, low, high, 1);
    }

    private int done(Column act, int row, long low, long high, int more) {
        if (act.state[row] == Column.ABSENT) {
            return TRUE;
        }
        if (delivered.state[row] == Column.ABSENT) {
            return not(act.state[row]);
        }
        if (act.state[row] == Column.UNKNOWN) {
            return UNKNOWN;
        }
        if (delivered.state[row] == Column.UNKNOWN) {
            return and(UNKNOWN, stood(act, row));
        }
        return and(byGroup(group(act, row, low, high), act, row, low, high, more), stood(act, row));
    }

    /** Whether the wait of the group had run on that day, or both had. */
    private static int byGroup(int group, Column day, int row, long low, long high, int more) {
        var late = group == FALSE ? UNKNOWN : over(day, row, low, high, 15, more);
        var later = group == TRUE ? UNKNOWN : over(day, row, low, high, 30, more);
        return group == TRUE ? late : group == FALSE ? later : late == later ? late : UNKNOWN;
    }

    private static int over(Column day, int row, long low, long high, int days, int more) {
        var from = addDays(low, days);
        var to = addDays(high, days);
        return more == 0 ? atMost(from, to, day.low[row], day.high[row]) : below(from, to, day.low[row], day.high[row]);
    }

    /** The same wait for everybody, and no resolution can stop it. */
    private byte plainWait(int word, Column act, int row, int days) {
        var applies = and(is(word, row), isJudged(act, row));
        return applies == FALSE ? (byte) 'A' : letter(applies, plainlyWaited(act, row, days));
    }

    private int plainlyWaited(Column act, int row, int days) {
        if (act.state[row] == Column.ABSENT) {
            return TRUE;
        }
        if (delivered.state[row] == Column.ABSENT) {
            return act.state[row] == Column.UNKNOWN ? UNKNOWN : FALSE;
        }
        if (delivered.state[row] == Column.UNKNOWN || act.state[row] == Column.UNKNOWN) {
            return act.state[row] == Column.UNKNOWN ? UNKNOWN : and(UNKNOWN, stood(act, row));
        }
        var late = atMost(
                addDays(delivered.low[row], days), addDays(delivered.high[row], days), act.low[row], act.high[row]);
        return and(late, stood(act, row));
    }

    private byte reportDue(int row, long low, long high) {
        var state = due.state[row];
        if (state != Column.KNOWN) {
            return letter(is(memorandum, row), state);
        }
        var stillTime = below(asOf[row], asOf[row], addDays(low, 1), addDays(high, 1));
        return letter(is(memorandum, row), or(stillTime, received(row, low, high)));
    }

    /** Everybody to whom it goes has it by then. */
    private int received(int row, long low, long high) {
        if (addressees.state[row] == Column.KNOWN && addressees.size[row] == 0) {
            return FALSE;
        }
        if (receipts.state[row] != Column.KNOWN) {
            return UNKNOWN;
        }
        var everybody = addressees.state[row] != Column.KNOWN
                ? UNKNOWN
                : receipts.size[row] == addressees.size[row] ? TRUE : FALSE;
        return receipts.size[row] == 0
                ? everybody
                : and(everybody, atMost(receipts.low[row], receipts.high[row], low, high));
    }

    private byte noticeOwed(int row, long low, long high) {
        var since = or(
                or(since(delivered.state[row], low, high), since(announced, row)),
                or(since(printed, row), since(register, row)));
        var stands = or(not(withdrawn.state[row]), notYetWithdrawn(row));
        var applies = and(and(and(is(sale, row), notReport(row)), since), stands);
        if (applies == FALSE) {
            return 'A';
        }
        var later = low >= raised;
        var owed = above(row, later ? 300 : 200, later ? 100 : 50, later ? 25 : 14);
        if (owed != TRUE) {
            var lower = above(row, 200, 50, 14);
            if (lower != FALSE) {
                var outside = or(
                        or(holds(newTerritory, row), outside(row, delivered.state[row], low, high)),
                        or(outside(row, announced), or(outside(row, printed), outside(row, register))));
                owed = or(owed, and(lower, outside));
            }
        }
        return letter(applies, owed);
    }

    private int since(Column date, int row) {
        return since(date.state[row], date.low[row], date.high[row]);
    }

    private int since(int state, long low, long high) {
        return state == Column.KNOWN ? atMost(begins, begins, low, high) : state;
    }

    private int above(int row, int construction, int articles, int major) {
        var most = hasAtLeast(total, row, dollars(construction * 1_000_000L), any);
        if (most == TRUE) {
            return TRUE;
        }
        var goods = and(articlesOrServices(row), hasAtLeast(total, row, dollars(articles * 1_000_000L), any));
        var equipment = and(
                hasAtLeast(mde, row, dollars(major * 1_000_000L), any),
                hasAtLeast(total, row, dollars(major * 1_000_000L), any));
        return or(most, or(goods, equipment));
    }

    private int articlesOrServices(int row) {
        return articlesOrServices[kind.code[row]];
    }

    private int outside(int row, Column date) {
        return outside(row, date.state[row], date.low[row], date.high[row]);
    }

    private int outside(int row, int state, long low, long high) {
        return state == Column.KNOWN ? not(higher.contain(partner.code[row], low, high)) : state;
    }
}
