package org.daylight.registry.imports;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.problem.ProblemException;
import org.daylight.registry.imports.ReadLine.Drafted;
import org.daylight.registry.records.RecordKind;

/**
 * Lines of items that name an item which was not there yet. Items are the one kind that names its own: the article at its
 * earlier holder may have been recorded later, so that it stands behind in a file.
 */
final class PutOff {

    /** So many are remembered; whoever has more puts the earlier holders first. */
    private static final int MOST = 50_000;

    private static final String PREDECESSOR = "/content/predecessor";

    private final List<Line> lines = new ArrayList<>();

    /** A line, and why it could not be written. */
    record Line(Drafted read, ProblemException because) {}

    /** Whether the line is put off: for no other reason than its predecessor. */
    boolean takes(DraftLine<?> line, ProblemException because) {
        var waits = line.type().kind() == RecordKind.ITEM
                && because.type() == UNKNOWN_REFERENCE
                && lines.size() < MOST
                && because.violations().stream()
                        .allMatch(violation -> violation.pointer().equals(PREDECESSOR));
        if (waits) {
            lines.add(new Line(new Drafted(line, false), because));
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
