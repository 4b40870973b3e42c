package org.daylight.review.reviews;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Cuts lines into batches; the same lines are always cut alike, so that a position names the same subjects again. */
final class Batches {

    private Batches() {}

    static List<List<FactLine>> cut(List<FactLine> lines, int mostLines, int mostBytes) {
        var batches = new ArrayList<List<FactLine>>();
        var batch = new ArrayList<FactLine>();
        var bytes = 0;
        for (var line : lines) {
            if (!batch.isEmpty() && (batch.size() == mostLines || bytes + line.bytes().length > mostBytes)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(line);
            bytes += line.bytes().length;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    static byte[] joined(List<FactLine> batch) {
        var out = new ByteArrayOutputStream();
        for (var line : batch) {
            out.writeBytes(line.bytes());
            if (line.bytes()[line.bytes().length - 1] != '\n') {
                out.write('\n');
            }
        }
        return out.toByteArray();
    }
}
