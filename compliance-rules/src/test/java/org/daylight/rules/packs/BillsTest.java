package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.revisions.Definition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bills would ask of a notice, beside the law. */
class BillsTest {

    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us", "bills");

    /** Amounts in millions of dollars; a notice of 2025-10-01. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    partner | kind                | mde | total | law     | H.R. 3138      | H.R. 3613
                    XAA     | ARTICLES            | 13  | 49    | NOT_MET | NOT_MET        | NOT_MET
                    XAA     | ARTICLES            | 14  | 49    | MET     | NOT_MET        | NOT_MET
                    XAA     | ARTICLES            | 22  | 82    | MET     | NOT_MET        | NOT_MET
                    XAA     | ARTICLES            | 23  | 82    | MET     | MET            | NOT_MET
                    XAA     | ARTICLES            | 0   | 83    | MET     | MET            | NOT_MET
                    XAA     | ARTICLES            | 29  | 104   | MET     | MET            | NOT_MET
                    XAA     | ARTICLES            | 30  | 104   | MET     | MET            | MET
                    XAA     | SERVICES            | 0   | 105   | MET     | MET            | MET
                    XAA     | DESIGN_CONSTRUCTION | 0   | 331   | MET     | NOT_MET        | NOT_MET
                    XAA     | DESIGN_CONSTRUCTION | 0   | 332   | MET     | MET            | NOT_MET
                    XAA     | DESIGN_CONSTRUCTION | 0   | 410   | MET     | MET            | MET
                    JPN     | ARTICLES            | 25  | 99    | MET     | NOT_APPLICABLE | NOT_MET
                    JPN     | ARTICLES            | 54  | 204   | MET     | NOT_APPLICABLE | NOT_MET
                    JPN     | ARTICLES            | 55  | 204   | MET     | NOT_APPLICABLE | MET
                    JPN     | ARTICLES            | 0   | 205   | MET     | NOT_APPLICABLE | MET
                    JPN     | DESIGN_CONSTRUCTION | 0   | 614   | MET     | NOT_APPLICABLE | NOT_MET
                    JPN     | DESIGN_CONSTRUCTION | 0   | 615   | MET     | NOT_APPLICABLE | MET
                    """)
    void theAmountsOfTheBillsBesideThoseOfTheLaw(
            String partner, String kind, int mde, int total, String law, String first, String second) {
        var facts = new HashMap<String, @Nullable Object>(Map.of(
                "partner.code",
                partner,
                "notification.statute",
                "AECA 36(b)",
                "notification.kind",
                kind,
                "notification.mdeValue",
                mde + "000000 USD ANNOUNCED_MAXIMUM",
                "notification.totalValue",
                total + "000000 USD ANNOUNCED_MAXIMUM",
                "notification.deliveredOn",
                "2025-10-01",
                "notification.newSalesTerritory",
                false));
        facts.put("notification.withdrawnOn", null);
        var notice = FactLine.of(
                Vocabulary.standard().type("notification").orElseThrow(), LocalDate.parse("2026-01-15"), facts);

        assertThat(EVALUATOR.answer("us.aeca.36b.notice-owed", notice).answer()).hasToString(law);
        assertThat(EVALUATOR.answer("us.bill.hr-3138.notice-owed", notice).answer())
                .hasToString(first);
        var answer = EVALUATOR.answer("us.bill.hr-3613.notice-owed", notice);
        assertThat(answer.answer()).hasToString(second);
        assertThat(answer.citation()).startsWith("PROPOSED, not law: ");
        assertThat(answer.message()).startsWith("PROPOSED, not law: ");
    }

    @Test
    void everyExampleOfABillIsAnsweredAsItSays() {
        assertThat(ShippedPacks.pack("bills").definitions())
                .hasSize(2)
                .allSatisfy(bill -> assertThat(EVALUATOR.failures(bill.key())).isEmpty());
    }

    @Test
    void aBillThatDoesNotSaySoIsRefused() {
        var yaml = ShippedPacks.yaml("bills").replace("citation: \"PROPOSED, not law: ", "citation: \"");

        assertThatThrownBy(() -> Pack.read(yaml)).hasMessageContaining("mend what is listed");
        assertThat(((Definition.OfRule) ShippedPacks.pack("bills").definitions().getFirst()).bill())
                .isEqualTo("H.R. 3138, 119th Congress");
    }
}
