package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Written;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules that ask each addressee for the receipt say all that they said of the latest receipt, and more: each is held against
 * what it required before, on lines as the registry renders them.
 */
class ReceiptsOneByOneTest {

    private static final Evaluator SHIPPED = ShippedPacks.evaluator("us");
    private static final LocalDate DUE = LocalDate.parse("2024-05-08");
    private static final int LINES = 4_000;

    /** The rule, its subject, the day that counts, what it required of the latest receipt, and the names of the leaves. */
    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        "us.nsm20.report-due",
                        "notification.dueOn",
                        """
                        has(notification.dueOn)
                        && ((has(notification.deliveredOn) && notification.deliveredOn <= notification.dueOn)
                            || (!has(notification.deliveredOn) && asOf < addDays(notification.dueOn, 1)))
                        """,
                        List.of("notification.addressees", "notification.receivedOn", "notification.deliveredOn"),
                        Map.of("notification.statute", "NSM-20")),
                Arguments.of(
                        "us.aeca.62.notice-owed",
                        "proposal.on",
                        "has(document.noticeOn) && document.noticeOn <= proposal.on",
                        List.of("document.noticeAddressees", "document.noticeReceivedOn", "document.noticeOn"),
                        Map.of(
                                "proposal.kind",
                                "LEASE",
                                "proposal.endsOn",
                                "2030-01-01",
                                "document.noticeStatute",
                                "AECA 62")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatWasDecidedBeforeIsDecidedInTheSameWay(
            String key, String dated, String formerly, List<String> leaves, Map<String, Object> given) {
        var shipped = SHIPPED.rulebook().rule(key).orElseThrow();
        var source = shipped.revisions().getFirst().source();
        var subject = shipped.subject().name();
        var before = Written.evaluator(
                List.of(),
                Written.rule(key, subject)
                        .effective(
                                source.effective().from(),
                                source.effective().to(),
                                source.effective().against())
                        .appliesWhen(source.appliesWhen())
                        .requires(formerly));
        var type = Vocabulary.standard().type(subject).orElseThrow();
        var random = new Random(key.hashCode());
        var more = 0;
        for (var round = 0; round < LINES; round++) {
            var facts = new HashMap<String, @Nullable Object>(given);
            facts.put(dated, DUE.toString());
            var asOf = DUE.plusDays(random.nextInt(9) - 4);
            receipts(random, asOf, leaves, facts);
            var line = FactLine.of(type, asOf, facts);
            var then = before.answer(key, line).answer();
            var now = SHIPPED.answer(key, line).answer();
            if (then == Answer.UNDETERMINED) {
                // Known in time for all of whom nothing was known can only be that there is time left.
                var timeLeft = key.equals("us.nsm20.report-due") && !asOf.isAfter(DUE);
                assertThat(now)
                        .as("%s as of %s with %s", key, asOf, facts)
                        .isIn(Answer.UNDETERMINED, Answer.NOT_MET, timeLeft ? Answer.MET : Answer.NOT_MET);
                more += now == Answer.UNDETERMINED ? 0 : 1;
            } else {
                assertThat(now).as("%s as of %s with %s", key, asOf, facts).isEqualTo(then);
            }
        }
        assertThat(more).isPositive();
    }

    /** As the registry renders them, retyped here: what lies wholly after asOf has not happened yet. */
    private static void receipts(
            Random random, LocalDate asOf, List<String> leaves, Map<String, @Nullable Object> facts) {
        var addressees = new ArrayList<String>();
        var received = new ArrayList<@Nullable Object>();
        var open = 0;
        var never = false;
        LocalDate first = null;
        LocalDate last = null;
        for (var number = random.nextInt(4); number > 0; number--) {
            addressees.add("ADDRESSEE " + number);
            var from = DUE.plusDays(random.nextInt(9) - 4);
            var to = random.nextInt(5) == 0 ? from.plusDays(2) : from;
            switch (random.nextInt(6)) {
                case 0 -> open++;
                case 1 -> never = true;
                default -> {
                    first = first == null || from.isAfter(first) ? from : first;
                    last = last == null || to.isAfter(last) ? to : last;
                    if (!from.isAfter(asOf)) {
                        received.add(from.equals(to) ? from.toString() : from + "/" + to);
                    }
                }
            }
        }
        if (addressees.isEmpty()) {
            return;
        }
        for (var more = 0; more < open; more++) {
            received.add(null);
        }
        facts.put(leaves.get(0), addressees);
        facts.put(leaves.get(1), received);
        if (never || (first != null && first.isAfter(asOf))) {
            facts.put(leaves.get(2), null);
        } else if (open == 0 && first != null) {
            facts.put(leaves.get(2), first.equals(last) ? first.toString() : first + "/" + last);
        }
    }
}
