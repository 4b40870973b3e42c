package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.rules.evaluation.ColumnRules;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.ScannedLine;
import org.jspecify.annotations.Nullable;

/** The answers about a batch, in the order of its lines. */
final class BatchAnswers {

    /** The lines of one type of subject: a group of them stands in the columns, and is judged there. */
    private static final class OfType {
        private final Columns columns;
        private final @Nullable ScannedLine[] rows;
        private final ColumnRules.Batch rules;

        OfType(Evaluator evaluator, Columns columns) {
            this.columns = columns;
            rows = new @Nullable ScannedLine[columns.capacity()];
            rules = evaluator
                    .columnRules(columns.type())
                    .batch(columns, row -> Objects.requireNonNull(rows[row]).line());
        }
    }

    private final Map<Columns, OfType> types = new HashMap<>();
    private final Evaluator evaluator;
    private final Batch batch;
    private final SecondLook look;
    private final Extent extent;
    private final Growing out;
    private @Nullable OfType latest;
    private long answers;

    /** @param expected how many bytes the answers may take; they may be more */
    BatchAnswers(Evaluator evaluator, Batch batch, SecondLook look, Extent extent, int expected) {
        this.evaluator = evaluator;
        this.batch = batch;
        this.look = look;
        this.extent = extent;
        out = new Growing(expected);
    }

    /** The answers with the line that closes them. */
    byte[] closed(String proposed) throws IOException {
        try (var writer = new AnswerWriter(out)) {
            for (var lines = batch.next(); !lines.isEmpty(); lines = batch.next()) {
                write(lines, writer);
            }
        }
        var closing = "{\"end\":true,\"subjects\":%d,\"answers\":%d,\"sha256\":\"%s\"%s}\n"
                .formatted(batch.count(), answers, out.sha256(), proposed);
        out.write(closing.getBytes(UTF_8));
        return out.toBytes();
    }

    private void write(List<ScannedLine> lines, AnswerWriter writer) throws IOException {
        for (var line : lines) {
            type(line).rows[line.row()] = line;
        }
        types.values().forEach(type -> type.rules.judge());
        for (var line : lines) {
            answers += write(line, type(line).rules, writer);
        }
    }

    /** Gives how many answers these are. */
    private int write(ScannedLine line, ColumnRules.Batch rules, AnswerWriter writer) throws IOException {
        return switch (extent) {
            case FULL -> {
                var result = rules.result(line.row(), line.subjectHash(), look);
                writer.line(line, result);
                yield result.vector().length;
            }
            case LETTERS -> {
                var result = rules.letters(line.row(), line.subjectHash(), look);
                writer.letters(line, result);
                yield result.vector().length;
            }
        };
    }

    /** Most lines are of the type of the line before. */
    private OfType type(ScannedLine line) {
        var last = latest;
        if (last == null || last.columns != line.columns()) {
            last = types.computeIfAbsent(line.columns(), columns -> new OfType(evaluator, columns));
            latest = last;
        }
        return last;
    }
}
