package org.daylight.rules.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law on the lines that the registry's own test pins: what a register of that content leads to. */
class RegisterLinesTest {

    private static final Path LINES =
            Path.of("../transfer-registry/src/test/resources/facts/owed-lines-2024-03-20.ndjson");

    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us");
    private static final Map<String, FactLine> BY_LABEL = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (var line : Files.readAllLines(LINES)) {
            var type = line.replaceFirst(".*\"type\":\"([a-z]+)\".*", "$1");
            var header = "{\"subject\":\"%1$s:1\",\"type\":\"%1$s/1\",\"asOf\":\"2024-03-20\",".formatted(type)
                    + "\"knownAt\":\"2024-03-21T08:00:00Z\",\"partner\":\"P\",\"accessGroups\":[],";
            var whole = header + line.substring(line.indexOf("\"sameUntil\""));
            BY_LABEL.put(
                    line.replaceFirst(".*\"label\":\"P/([^\"]+)\".*", "$1"),
                    FactLine.read(Vocabulary.standard(), whole.getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
                    line | rule                                  | answer         | missing                           | changes on
                    D1   | us.samm.eeum.first-inventory          | MET            | -                                 | -
                    D1   | us.samm.eeum.yearly-inventory         | MET            | -                                 | 2024-12-20
                    I1   | us.aeca.3c2.report                    | NOT_MET        | -                                 | -
                    I1   | us.faa.505d2.report                   | NOT_APPLICABLE | -                                 | -
                    I1   | us.aeca.3e.report                     | UNDETERMINED   | judgement.unconsentedTransfer     | -
                    I1   | us.aeca.4.observed-use                | UNDETERMINED   | judgement.legitimateSelfDefense   | -
                    I1   | us.faa.502.observed-use               | NOT_APPLICABLE | -                                 | -
                    I1   | us.chirg.recommendation               | NOT_MET        | -                                 | -
                    E1   | us.dod.eeum.hostile-report            | MET            | -                                 | 2024-04-13
                    E1   | us.samm.eeum.storage-check            | MET            | -                                 | 2025-02-20
                    O1   | us.aeca.36b.certified-before-offer    | MET            | -                                 | -
                    O1   | us.aeca.3a1.eligibility               | MET            | -                                 | -
                    O1   | us.aeca.3a2.transfer-and-use-pledge   | MET            | -                                 | -
                    O1   | us.aeca.3a3.protection-pledge         | NOT_MET        | -                                 | -
                    O1   | us.aeca.3g.verify-clause              | MET            | -                                 | -
                    O1   | us.aeca.4.purpose                     | MET            | -                                 | -
                    O1   | us.aeca.6.harassment                  | MET            | -                                 | -
                    O1   | us.aeca.40.terror-sponsor             | MET            | -                                 | -
                    O1   | us.aeca.3f.material-breach            | UNDETERMINED   | determination.materialBreachOn    | -
                    O1   | us.faa.502b.a2.gross-pattern          | MET            | -                                 | -
                    O1   | us.cat.nsm-18                         | MET            | -                                 | -
                    O1   | us.faa.614.special-authority          | NOT_APPLICABLE | -                                 | -
                    O2   | us.aeca.61.lease-length               | MET            | -                                 | -
                    O2   | us.aeca.3a2.transfer-and-use-pledge   | NOT_MET        | -                                 | -
                    O2   | us.cat.nsm-18                         | UNDETERMINED   | judgement.seriousViolationsLikely | -
                    O2   | us.mtcr.category-1-slow-aircraft      | NOT_APPLICABLE | -                                 | -
                    W1   | us.faa.502b.c.statement               | NOT_MET        | -                                 | -
                    W1   | us.faa.502b.c.no-delivery             | MET            | -                                 | -
                    W2   | us.faa.502b.c.statement               | NOT_APPLICABLE | -                                 | -
                    B1   | us.faa.620m.unit                      | NOT_MET        | -                                 | -
                    B1   | us.10usc362.unit                      | NOT_APPLICABLE | -                                 | -
                    """)
    void aRecordedRegisterIsDecidable(
            String label, String rule, Answer expected, @Nullable String missing, @Nullable String changesOn) {
        var answer = EVALUATOR.answer(rule, Objects.requireNonNull(BY_LABEL.get(label)));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.missing()).containsAll(missing == null ? List.of() : List.of(missing));
        assertThat(String.valueOf(answer.nextChangeOn())).isEqualTo(String.valueOf(changesOn));
    }
}
