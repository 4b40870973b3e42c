package org.daylight.benchmarks.byhand;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;

/** The types of subjects with few rules. */
final class Others {

    private static final long PROCEDURE = ByHand.day(2022, 12, 1);
    private static final long SURELY_PROCEDURE = ByHand.day(2022, 12, 31);

    private Others() {}

    static final class Deliveries extends ByHand {
        private final Column partner = column("partner.code");
        private final Column enhanced = column("item.enhancedMonitoring");
        private final Column entered = column("delivery.enteredCountryOn");
        private final Column first = column("monitoring.firstInventoryOn");
        private final Column last = column("monitoring.lastInventoryOn");
        private final Column other = column("monitoring.otherEvidenceOn");
        private final Column capability = column("item.capabilityClass");
        private final Members hostile;
        private final Members byCalendarYear;

        Deliveries(Columns columns, Map<String, DatedSet> sets) {
            super(columns);
            hostile = Members.of(sets, "dod-eeum-hostile-environments", columns.words());
            byCalendarYear = Members.of(sets, "samm-eeum-calendar-year", columns.words());
        }

        @Override
        public List<String> keys() {
            return List.of(
                    "us.dod.eeum.hostile-environment", "us.samm.eeum.first-inventory", "us.samm.eeum.yearly-inventory");
        }

        @Override
        void judge(int row, byte[][] letters) {
            var arrived = and(holds(enhanced, row), entered.state[row]);
            var there = and(arrived, hostile.contain(partner.code[row], asOf[row], asOf[row]));
            letters[0][row] = elsewhere(row, there);
            letters[1][row] = except(row, there, arrived == FALSE ? (byte) 'A' : letter(arrived, inventoried(row)));
            var applies = and(arrived, first.state[row]);
            letters[2][row] = except(row, there, applies == FALSE ? (byte) 'A' : letter(applies, thisYear(row)));
        }

        private int thisYear(int row) {
            var reading = byCalendarYear.contain(capability.code[row], asOf[row], asOf[row]);
            if (reading == FALSE) {
                return within(last, row, 365);
            }
            var byYear = last.state[row] != Column.KNOWN
                    ? last.state[row]
                    : atMost(asOf[row], asOf[row], endOfNextYear(last.low[row]), endOfNextYear(last.high[row]));
            return reading == TRUE || byYear == within(last, row, 365) ? byYear : UNKNOWN;
        }

        private static long endOfNextYear(long day) {
            return LocalDate.of(LocalDate.ofEpochDay(day).getYear() + 1, 12, 31).toEpochDay();
        }

        private byte elsewhere(int row, int there) {
            if (there == FALSE || asOf[row] < PROCEDURE) {
                return 'A';
            }
            var letter =
                    letter(there, or(or(thisQuarter(entered, row), thisQuarter(last, row)), thisQuarter(other, row)));
            return asOf[row] < SURELY_PROCEDURE ? together(letter, (byte) 'A') : letter;
        }

        private int thisQuarter(Column since, int row) {
            return threeMonths(since, row, asOf[row]);
        }

        private byte except(int row, int there, byte letter) {
            if (letter == 'A' || there == FALSE || asOf[row] < PROCEDURE) {
                return letter;
            }
            if (there == TRUE && asOf[row] >= SURELY_PROCEDURE) {
                return 'A';
            }
            return (byte) (letter == 'M' || letter == 'm' ? 'm' : 'U');
        }

        private int inventoried(int row) {
            if (first.state[row] == Column.UNKNOWN || entered.state[row] != Column.KNOWN) {
                return UNKNOWN;
            }
            return first.state[row] == Column.ABSENT
                    ? within(entered, row, 90)
                    : atMost(
                            first.low[row],
                            first.high[row],
                            addDays(entered.low[row], 90),
                            addDays(entered.high[row], 90));
        }

        private int within(Column since, int row, int days) {
            return withinDays(since, row, asOf[row], days);
        }
    }

    static final class Expectations extends ByHand {
        private final Column kind = column("expectation.kind");
        private final Column version = column("expectation.textVersion");
        private final Column due = column("expectation.dueOn");
        private final Column acknowledged = column("expectation.acknowledgedOn");
        private final byte[] assurance = among("ASSURANCE");
        private final byte[] memorandum = among("2024-02-08");
        private final Column state = column("expectation.securityState");
        private final byte[] conflict = among("ARMED_CONFLICT");

        Expectations(Columns columns) {
            super(columns);
        }

        @Override
        public List<String> keys() {
            return List.of("us.nsm20.assurance-due");
        }

        @Override
        void judge(int row, byte[][] letters) {
            letters[0][row] = assuranceDue(row);
        }

        private byte assuranceDue(int row) {
            var text = version.state[row] == Column.KNOWN ? memorandum[version.code[row]] : version.state[row];
            var applies = and(kind.state[row] == Column.KNOWN ? assurance[kind.code[row]] : kind.state[row], text);
            var byLaw = or(state.state[row], not(due.state[row]));
            applies = and(applies, or(byLaw, recordedInForce(row)));
            if (applies == FALSE) {
                return 'A';
            }
            var recorded = due.state[row] == Column.KNOWN ? inTime(row, due.low[row], due.high[row]) : due.state[row];
            return letter(applies, or(and(not(state.state[row]), recorded), and(byLaw, inTimeByLaw(row))));
        }

        /** Within 45 days in armed conflict, within 180 otherwise; where no state is recorded, one of the two. */
        private int inTimeByLaw(int row) {
            var conflictEnds = day(2024, 3, 24);
            var otherwiseEnds = day(2024, 8, 6);
            var fighting = state.state[row] == Column.KNOWN ? conflict[state.code[row]] : UNKNOWN;
            var calm = and(and(state.state[row], not(fighting)), inTime(row, otherwiseEnds));
            var open = and(not(state.state[row]), inTime(row, conflictEnds, otherwiseEnds));
            return or(inTime(row, conflictEnds), or(calm, open));
        }

        /** The recorded day lies in the time of the memorandum. */
        private int recordedInForce(int row) {
            var first = day(2024, 2, 8);
            var end = day(2025, 2, 21);
            return due.state[row] == Column.KNOWN
                    ? and(
                            atMost(first, first, due.low[row], due.high[row]),
                            below(due.low[row], due.high[row], end, end))
                    : UNKNOWN;
        }

        private int inTime(int row, long day) {
            return inTime(row, day, day);
        }

        private int inTime(int row, long low, long high) {
            return switch (acknowledged.state[row]) {
                case Column.KNOWN -> atMost(acknowledged.low[row], acknowledged.high[row], low, high);
                case Column.ABSENT -> below(asOf[row], asOf[row], addDays(low, 1), addDays(high, 1));
                default -> UNKNOWN;
            };
        }
    }

    static final class Incidents extends ByHand {
        private final Column regime = column("incident.regime");
        private final Column kind = column("incident.kind");
        private final Column known = column("incident.knownOn");
        private final Column reported = column("incident.reportedOn");
        private final Column recommended = column("incident.recommendedOn");
        private final Column purpose = column("incident.purpose");
        private final Column state = column("incident.state");
        private final Column legitimate = column("judgement.legitimateSelfDefense");
        private final Column substantial = column("judgement.substantialViolation");
        private final Column unconsented = column("judgement.unconsentedTransfer");
        private final byte[] aeca = among("AECA");
        private final byte[] faa = among("FAA");
        private final byte[] harm = among("CIVILIAN_HARM");
        private final byte[] unfounded = among("NOT_SUBSTANTIATED");
        private final byte[] selfDefence = among("SELF_DEFENSE");
        private final byte[] permitted =
                among("INTERNAL_SECURITY", "NONPROLIFERATION", "COLLECTIVE_MEASURES", "CIVIC_ACTION");
        private final Dated possibleViolation =
                (row, _, _) -> reported(and(aeca[regime.code[row]], known.state[row]), substantial, row);
        private final Dated recommendation = this::recommendation;

        Incidents(Columns columns) {
            super(columns);
        }

        @Override
        public List<String> keys() {
            return List.of(
                    "us.aeca.3c2.report",
                    "us.aeca.3e.report",
                    "us.aeca.4.observed-use",
                    "us.chirg.recommendation",
                    "us.faa.502.observed-use",
                    "us.faa.505d2.report");
        }

        @Override
        void judge(int row, byte[][] letters) {
            letters[0][row] = during(known, row, day(1976, 1, 1), day(1976, 12, 31), NEVER, NEVER, possibleViolation);
            letters[1][row] = reported(known.state[row], unconsented, row);
            letters[2][row] = used(aeca[regime.code[row]], row);
            letters[3][row] = during(known, row, day(2023, 8, 23), NEVER, recommendation);
            letters[4][row] = used(faa[regime.code[row]], row);
            letters[5][row] = reported(and(faa[regime.code[row]], known.state[row]), substantial, row);
        }

        private byte used(int supplied, int row) {
            var seen = purpose.state[row];
            var applies = and(and(supplied, seen), not(unfounded[state.code[row]]));
            if (applies == FALSE) {
                return 'A';
            }
            if (seen != Column.KNOWN) {
                return letter(applies, seen);
            }
            var defence = and(selfDefence[purpose.code[row]], holds(legitimate, row));
            return letter(applies, or(permitted[purpose.code[row]], defence));
        }

        private byte reported(int applies, Column judged, int row) {
            return letter(applies, or(reported.state[row], holdsNot(judged, row)));
        }

        private byte recommendation(int row, long low, long high) {
            var applies = and(harm[kind.code[row]], known.state[row]);
            return applies == FALSE
                    ? (byte) 'A'
                    : letter(applies, doneInMonths(recommended, known, row, low, high, 2, asOf[row]));
        }
    }

    static final class Items extends ByHand {
        private final Column enhanced = column("item.enhancedMonitoring");
        private final Column hostile = column("item.hostileEnvironment");
        private final Column seen = column("item.lastSeenOn");
        private final Column evidence = column("item.lastEvidenceOn");
        private final Column partner = column("partner.code");
        private final Column disposition = column("item.disposition");
        private final Column store = column("item.lastStorageCheckOn");
        private final byte[] held = among("HELD");
        private final Members elsewhere;

        Items(Columns columns, Map<String, DatedSet> sets) {
            super(columns);
            elsewhere = Members.of(sets, "dod-eeum-hostile-environments", columns.words());
        }

        @Override
        public List<String> keys() {
            return List.of("us.dod.eeum.hostile-report", "us.samm.eeum.storage-check");
        }

        @Override
        void judge(int row, byte[][] letters) {
            letters[0][row] = hostileReport(row);
            letters[1][row] = storageCheck(row);
        }

        private byte storageCheck(int row) {
            var monitored = and(and(holds(enhanced, row), held[disposition.code[row]]), seen.state[row]);
            var applies = and(monitored, not(elsewhere.contain(partner.code[row], asOf[row], asOf[row])));
            return applies == FALSE ? (byte) 'A' : letter(applies, withinDays(store, row, asOf[row], 365));
        }

        private byte hostileReport(int row) {
            var there = and(holds(enhanced, row), holds(hostile, row));
            var applies = and(there, or(seen.state[row], evidence.state[row]));
            if (applies == FALSE || asOf[row] < PROCEDURE) {
                return 'A';
            }
            var letter = letter(applies, or(thisQuarter(evidence, row), thisQuarter(seen, row)));
            return asOf[row] < SURELY_PROCEDURE ? together(letter, (byte) 'A') : letter;
        }

        private int thisQuarter(Column since, int row) {
            return threeMonths(since, row, asOf[row]);
        }
    }

    static final class Units extends ByHand {
        private final Column funds = column("unit.funds");
        private final Column identified = column("unit.identified");
        private final Column assisted = column("unit.assistedOn");
        private final Column information = column("unit.credibleInformationOn");
        private final Column steps = column("unit.effectiveStepsOn");
        private final Column agreement = column("unit.agreementOn");
        private final Column exception = column("unit.exceptionOn");
        private final Column exceptionReported = column("unit.exceptionReportedOn");
        private final byte[] defence = among("DOD");
        private final byte[] assistance = among("FAA", "AECA");
        private final Dated untraceable = (row, low, high) -> {
            var applies = and(assistance[funds.code[row]], and(not(holds(identified, row)), assisted.state[row]));
            var agreed = agreement.state[row] != Column.KNOWN
                    ? agreement.state[row]
                    : assisted.state[row] == Column.KNOWN
                            ? atMost(agreement.low[row], agreement.high[row], low, high)
                            : UNKNOWN;
            return letter(applies, agreed);
        };

        Units(Columns columns) {
            super(columns);
        }

        @Override
        public List<String> keys() {
            return List.of(
                    "us.10usc362.exception-report",
                    "us.10usc362.unit",
                    "us.faa.620m.c.untraceable",
                    "us.faa.620m.unit");
        }

        @Override
        void judge(int row, byte[][] letters) {
            letters[0][row] = exceptionReport(row);
            var byDefence = and(defence[funds.code[row]], assisted.state[row]);
            letters[1][row] =
                    byDefence == FALSE ? (byte) 'A' : letter(byDefence, or(clean(row), answered(exception, row)));
            letters[2][row] = during(assisted, row, day(2022, 12, 31), NEVER, untraceable);
            var byAid = and(assistance[funds.code[row]], assisted.state[row]);
            letters[3][row] = byAid == FALSE ? (byte) 'A' : letter(byAid, clean(row));
        }

        private int clean(int row) {
            if (information.state[row] == Column.ABSENT) {
                return TRUE;
            }
            var later = information.state[row] == Column.KNOWN && assisted.state[row] == Column.KNOWN
                    ? below(assisted.low[row], assisted.high[row], information.low[row], information.high[row])
                    : UNKNOWN;
            return or(later, answered(steps, row));
        }

        /** There is such a day by that of the assistance, and not before the information. */
        private int answered(Column answer, int row) {
            var since = answer.state[row] == Column.KNOWN && information.state[row] == Column.KNOWN
                    ? atMost(information.low[row], information.high[row], answer.low[row], answer.high[row])
                    : UNKNOWN;
            return and(hasAtMost(answer, assisted, row), information.state[row] == Column.ABSENT ? FALSE : since);
        }

        private byte exceptionReport(int row) {
            var applies = and(defence[funds.code[row]], exception.state[row]);
            if (applies == FALSE) {
                return 'A';
            }
            var low = addDays(exception.low[row], 15);
            var high = addDays(exception.high[row], 15);
            return letter(applies, done(exceptionReported, exception, row, low, high, asOf[row]));
        }
    }

    /** There is such a day, and so many days since it are not over. */
    private static int withinDays(Column since, int row, long asOf, int days) {
        return since.state[row] == Column.KNOWN
                ? ByHand.atMost(asOf - since.high[row], asOf - since.low[row], days, days)
                : since.state[row];
    }

    /** There is such a day, and three months since it are not over. */
    private static int threeMonths(Column since, int row, long asOf) {
        return since.state[row] == Column.KNOWN
                ? ByHand.atMost(asOf, asOf, ByHand.addMonths(since.low[row], 3), ByHand.addMonths(since.high[row], 3))
                : since.state[row];
    }

    private static int doneInMonths(Column done, Column since, int row, long low, long high, int months, long asOf) {
        return done(done, since, row, ByHand.addMonths(low, months), ByHand.addMonths(high, months), asOf);
    }

    /** Done by a day, or that day is not over. */
    private static int done(Column done, Column since, int row, long low, long high, long asOf) {
        if (since.state[row] != Column.KNOWN) {
            return ByHand.UNKNOWN;
        }
        return switch (done.state[row]) {
            case Column.KNOWN -> ByHand.atMost(done.low[row], done.high[row], low, high);
            case Column.ABSENT -> ByHand.below(asOf, asOf, ByHand.addDays(low, 1), ByHand.addDays(high, 1));
            default -> ByHand.UNKNOWN;
        };
    }
}
