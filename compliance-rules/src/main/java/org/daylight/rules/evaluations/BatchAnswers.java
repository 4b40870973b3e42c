package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.daylight.rules.evaluation.ColumnRules;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.FactBatch;
import org.daylight.rules.facts.ScannedLine;

/** The answers about a batch, in the order of its lines. */
final class BatchAnswers {

    private final Map<Columns, ColumnRules.Batch> judged = new HashMap<>();
    private final Growing out;
    private final FactBatch batch;
    private final SecondLook look;
    private long answers;

    BatchAnswers(Evaluator evaluator, FactBatch batch, SecondLook look) {
        this.batch = batch;
        this.look = look;
        out = new Growing(batch.lines().size() * 512 + 1_024);
        var byRow = new HashMap<Columns, ScannedLine[]>();
        for (var line : batch.lines()) {
            var rows = byRow.computeIfAbsent(line.columns(), columns -> new ScannedLine[columns.rows()]);
            rows[line.row()] = line;
        }
        byRow.forEach((columns, rows) ->
                judged.put(columns, evaluator.columnRules(columns.type()).batch(columns, row -> rows[row].line())));
    }

    /** The answers with the line that closes them. */
    byte[] closed(String proposed) throws IOException {
        write();
        var closing = "{\"end\":true,\"subjects\":%d,\"answers\":%d,\"sha256\":\"%s\"%s}\n"
                .formatted(batch.lines().size(), answers, out.sha256(), proposed);
        out.write(closing.getBytes(UTF_8));
        return out.toBytes();
    }

    private void write() throws IOException {
        judged.values().forEach(ColumnRules.Batch::judge);
        try (var writer = new AnswerWriter(out)) {
            for (var line : batch.lines()) {
                var result =
                        Objects.requireNonNull(judged.get(line.columns())).result(line.row(), line.subjectHash(), look);
                answers += result.vector().length;
                writer.line(line, result);
            }
        }
    }
}
