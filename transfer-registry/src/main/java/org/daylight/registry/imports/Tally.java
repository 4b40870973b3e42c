package org.daylight.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.problem.Violation;
import org.daylight.registry.imports.ImportReport.LineProblem;
import org.daylight.registry.imports.ImportReport.WrittenRecord;
import org.daylight.registry.imports.profiles.RowsOfParts;
import org.daylight.registry.items.Item;
import org.daylight.registry.records.RecordType.Outcome;
import org.jspecify.annotations.Nullable;

/** Counts while an import runs. */
final class Tally {

    private static final int FIRST = 50;

    private final int maxProblems;
    private final List<WrittenRecord> firstCreated = new ArrayList<>();
    private final List<WrittenRecord> firstChanged = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();
    private final BitSet refused = new BitSet();
    private final CustodyDiffers.Found custodies;
    private long read;
    private long notMade;
    private long created;
    private long changed;
    private long unchanged;

    /** @param day on which the file is taken in */
    Tally(int maxProblems, LocalDate day) {
        this.maxProblems = maxProblems;
        custodies = new CustodyDiffers.Found(day);
    }

    /** Counts one more and answers how many there are. */
    long read() {
        return ++read;
    }

    long readSoFar() {
        return read;
    }

    /** A record that only follows one that is there, and none is. */
    void notMade() {
        notMade++;
    }

    void unchanged() {
        unchanged++;
    }

    /**
     * A record that stays as it is.
     *
     * @param recorded what it says as far as the caller may see it; null = nothing of it
     * @param held what the row says of the custody of an article; null = the profile does not tell
     */
    void left(DraftLine<?> line, @Nullable Object recorded, @Nullable JsonNode held) {
        unchanged++;
        if (held != null && recorded instanceof Item item) {
            custodies.look(line.number(), line.key(), item, held);
        }
    }

    void wrote(DraftLine<?> line, Outcome outcome, UUID id) {
        switch (outcome) {
            case CREATED -> {
                created++;
                note(firstCreated, line, id);
            }
            case CHANGED -> {
                changed++;
                note(firstChanged, line, id);
            }
            case UNCHANGED -> unchanged++;
        }
    }

    private static void note(List<WrittenRecord> first, DraftLine<?> line, UUID id) {
        if (first.size() < FIRST) {
            first.add(new WrittenRecord(line.number(), line.type().kind().word(), line.key(), id));
        }
    }

    /** Deliveries are written after other lines that stand behind them. */
    private static List<WrittenRecord> byLine(List<WrittenRecord> first) {
        return first.stream()
                .sorted(Comparator.comparingLong(WrittenRecord::line))
                .toList();
    }

    /** What a dry run would create has the id that it says itself, or none yet. */
    private static WrittenRecord withoutId(WrittenRecord written) {
        return new WrittenRecord(written.line(), written.type(), written.key(), null);
    }

    void refuse(DraftLine<?> line, List<Violation> violations, String otherwise) {
        refuse(line.number(), violations, otherwise, line.rows());
    }

    /** Each violation at the row that it is about. */
    void refuse(long line, List<Violation> violations, String otherwise, RowsOfParts rows) {
        if (violations.isEmpty()) {
            refuse(line, "", otherwise);
        }
        for (var violation : violations) {
            refuse(rows.of(violation.pointer(), line), violation.pointer(), violation.message());
        }
    }

    private void refuse(long line, String pointer, String message) {
        refused.set(Math.toIntExact(line));
        if (problems.size() < maxProblems) {
            problems.add(new LineProblem(line, pointer, message));
        }
    }

    boolean refusedAny() {
        return !refused.isEmpty();
    }

    ImportReport report(UUID id, boolean dryRun, String digest, @Nullable String series, @Nullable RowsRead rows) {
        problems.sort(Comparator.comparingLong(LineProblem::line));
        return new ImportReport(
                id,
                dryRun,
                digest,
                series,
                read - notMade,
                created,
                changed,
                unchanged,
                refused.cardinality(),
                dryRun ? byLine(firstCreated).stream().map(Tally::withoutId).toList() : byLine(firstCreated),
                byLine(firstChanged),
                rows,
                custodies.all(),
                List.copyOf(problems));
    }
}
