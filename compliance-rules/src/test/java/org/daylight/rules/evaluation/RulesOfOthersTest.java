package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.FactLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch of one partner, or of one kind, skips the rules about others; what is not known skips nothing. */
class RulesOfOthersTest {

    private static final String PARTNER = "partner.code";
    private static final String PACKAGE = "transfer.isPackage";
    private static final String OFFERED = "transfer.offeredOn";

    /** A row is a partner, whether it is a package and when it was offered; "?" is unknown, "-" is known to be absent. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            partner.code == "EG"                                    ; NO yes, SE no ; FALSE
            partner.code == "EG"                                    ; EG yes, EG no ; TRUE
            partner.code == "EG"                                    ; EG yes, SE no ; MIXED
            partner.code == "EG"                                    ; ?  yes, ?  no ; UNKNOWN
            partner.code == "EG"                                    ; NO yes, ?  no ; MIXED
            partner.code != "EG"                                    ; NO yes, SE no ; TRUE
            partner.code in ["EG", "IL"]                            ; EG yes, IL no ; TRUE
            partner.code in ["EG", "IL"] && transfer.isPackage      ; NO yes, SE no ; FALSE
            partner.code in ["EG", "IL"] && transfer.isPackage      ; EG yes, IL no ; MIXED
            transfer.isPackage && partner.code == "EG"              ; NO yes, SE ?  ; FALSE
            partner.code == "EG" || transfer.isPackage              ; NO no,  SE no ; FALSE
            partner.code == "EG" || transfer.isPackage              ; NO no,  SE ?  ; MIXED
            !transfer.isPackage                                     ; NO yes, SE yes; FALSE
            has(transfer.offeredOn) && transfer.isPackage           ; NO yes -, SE no - ; FALSE
            !has(transfer.offeredOn) && partner.code == "NO"        ; NO yes -, NO no - ; TRUE
            has(transfer.offeredOn)                                 ; NO yes -, NO no 2024-01-01 ; MIXED
            has(transfer.offeredOn)                                 ; NO yes, NO no ; UNKNOWN
            """)
    void aConditionThatIsTheSameForEveryRowIsSeenAtOnce(String applies, String rows, String truth) {
        var rules = evaluator(
                List.of(), rule("test.other", "transfer").appliesWhen(applies).requires("false"));
        var lines = lines(rows);

        assertThat(everywhere(rules, lines))
                .isEqualTo(
                        truth.equals("MIXED")
                                ? Kleene.MIXED
                                : Truth.valueOf(truth).code());
        assertThat(judged(rules, lines)).isEqualTo(oneByOne(rules, lines));
    }

    @Test
    void theNextBatchInTheSameColumnsIsLookedAtAnew() {
        var rules = evaluator(
                List.of(),
                rule("test.other", "transfer")
                        .appliesWhen("partner.code == \"EG\"")
                        .requires("false"));
        var of = rules.columnRules(lines("NO yes").getFirst().type());
        var columns = of.columns(2);
        var lines = new ArrayList<FactLine>();
        var batch = of.batch(columns, lines::get);
        var letters = new StringBuilder();
        for (var partner : List.of("NO yes", "EG yes", "SE yes")) {
            lines.clear();
            lines.addAll(lines(partner));
            fill(columns, lines);
            batch.judge();
            letters.append((char) batch.letters(0)[0]);
        }
        assertThat(letters).hasToString("aNa");
    }

    private static List<FactLine> lines(String rows) {
        var lines = new ArrayList<FactLine>();
        for (var row : rows.split(",", -1)) {
            var values = row.strip().split(" +", -1);
            var facts = new HashMap<String, @Nullable Object>();
            put(facts, PARTNER, values[0], values[0]);
            put(facts, PACKAGE, values[1], values[1].equals("yes"));
            if (values.length > 2) {
                put(facts, OFFERED, values[2], values[2]);
            }
            lines.add(line("transfer", "2024-01-01", facts));
        }
        return lines;
    }

    private static void put(Map<String, @Nullable Object> facts, String leaf, String text, Object value) {
        switch (text) {
            case "?" -> {}
            case "-" -> facts.put(leaf, null);
            default -> facts.put(leaf, value);
        }
    }

    private static byte everywhere(Evaluator evaluator, List<FactLine> lines) {
        var type = lines.getFirst().type();
        var columnar = new Columnar(type);
        var revision =
                evaluator.columnRules(type).rules().getFirst().revisions().getFirst();
        columnar.parameters(revision.parameters());
        var condition = Objects.requireNonNull(
                Objects.requireNonNull(revision.appliesWhen()).inColumns(columnar));
        var columns = new Columns(type, columnar.slots(), columnar.words(), lines.size());
        fill(columns, lines);
        return condition.everywhere(new Work(columns));
    }

    private static String judged(Evaluator evaluator, List<FactLine> lines) {
        var rules = evaluator.columnRules(lines.getFirst().type());
        var columns = rules.columns(lines.size());
        fill(columns, lines);
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        return new String(batch.letters(0), java.nio.charset.StandardCharsets.US_ASCII).replace('a', 'A');
    }

    private static String oneByOne(Evaluator evaluator, List<FactLine> lines) {
        var letters = new StringBuilder();
        lines.forEach(line ->
                letters.append(evaluator.answer("test.other", line).answer().letter()));
        return letters.toString();
    }

    private static void fill(Columns columns, List<FactLine> lines) {
        columns.start(lines.size());
        for (var row = 0; row < lines.size(); row++) {
            columns.put(row, lines.get(row));
        }
    }
}
