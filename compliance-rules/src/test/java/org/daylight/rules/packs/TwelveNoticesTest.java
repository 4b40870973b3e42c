package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Twelve notices that were really sent, worked out by hand in the table. */
class TwelveNoticesTest {

    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us");

    @ParameterizedTest(name = "{0} {1}: {10} -> {11}")
    @CsvFileSource(resources = "/twelve-notices.csv", numLinesToSkip = 1)
    void isJudgedAsWorkedOutByHand(
            String transmittal,
            String code,
            String kind,
            @Nullable String mde,
            String total,
            @Nullable String delivered,
            @Nullable String announced,
            @Nullable String printed,
            @Nullable String register,
            String group,
            String arithmetic,
            Answer owed,
            int wait,
            @Nullable String permitted) {
        assertThat(arithmetic)
                .as("the table's own arithmetic")
                .contains(total + " >= " + (group.equals("yes") ? "100" : "50"));
        if (delivered != null) {
            assertThat(LocalDate.parse(delivered).plusDays(wait + 1L)).isEqualTo(permitted);
        }
        var leaves = new LinkedHashMap<String, @Nullable Object>(Map.of(
                "partner.code", code,
                "notification.reference", transmittal,
                "notification.statute", "AECA 36(b)",
                "notification.kind", kind,
                "notification.totalValue", total + "000000 USD ANNOUNCED_MAXIMUM"));
        leaves.put("determination.emergencyOn", null);
        leaves.put("notification.withdrawnOn", null);
        put(leaves, "notification.mdeValue", mde == null ? null : mde + "000000 USD ANNOUNCED_MAXIMUM");
        put(leaves, "notification.deliveredOn", delivered);
        put(leaves, "notification.announcedOn", announced);
        put(leaves, "notification.printedOn", printed);
        put(leaves, "notification.federalRegisterOn", register);
        var line = FactLine.of(
                Vocabulary.standard().type("notification").orElseThrow(), LocalDate.parse("2026-01-01"), leaves);

        assertThat(EVALUATOR.answer("us.aeca.36b.notice-owed", line).answer()).isEqualTo(owed);
        var waiting = EVALUATOR.answer("us.aeca.36b.wait", line);
        assertThat(waiting.permittedFrom()).isEqualTo(permitted);
        assertThat(waiting.answer()).isEqualTo(Answer.UNDETERMINED);
        assertThat(waiting.missing()).contains("transfer.offeredOn");
    }

    private static void put(Map<String, @Nullable Object> leaves, String leaf, @Nullable String value) {
        if (value != null) {
            leaves.put(leaf, value);
        }
    }
}
