package org.daylight.registry.imports;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.daylight.kit.problem.ProblemException;
import org.daylight.registry.imports.ReadLine.Drafted;
import org.daylight.registry.imports.profiles.Manner;
import org.daylight.registry.records.RecordKind;

/**
 * Lines of items and use permissions that name one of their own kind which was not there yet. The article at its earlier
 * holder, or the step that came before, may have been recorded later, so that it stands behind in a file.
 */
final class PutOff {

    /** So many are remembered; whoever has more puts the earlier ones first. */
    private static final int MOST = 50_000;

    private static final Map<RecordKind, String> PREDECESSORS =
            Map.of(RecordKind.ITEM, "/content/predecessor", RecordKind.USE_PERMISSION, "/content/supersedes");

    private final List<Line> lines = new ArrayList<>();

    /** A line, and why it could not be written. */
    record Line(Drafted read, ProblemException because) {}

    /** Whether the line is put off: for no other reason than its predecessor. */
    boolean takes(DraftLine<?> line, Manner manner, ProblemException because) {
        var predecessor = PREDECESSORS.get(line.type().kind());
        var waits = predecessor != null
                && because.type() == UNKNOWN_REFERENCE
                && lines.size() < MOST
                && because.violations().stream()
                        .allMatch(violation -> violation.pointer().equals(predecessor));
        if (waits) {
            lines.add(new Line(new Drafted(line, manner), because));
        }
        return waits;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.size();
    }

    /** The lines, which are not put off any more. */
    List<Line> taken() {
        var taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
