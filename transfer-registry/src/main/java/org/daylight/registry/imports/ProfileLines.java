package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Source;
import org.daylight.registry.imports.RowsRead.SetAside;
import org.daylight.registry.imports.profiles.DrawnRecord;
import org.daylight.registry.imports.profiles.DrawnRow;
import org.daylight.registry.imports.profiles.PartnerNames;
import org.daylight.registry.imports.profiles.Profile;
import org.daylight.registry.imports.profiles.ProfiledTable;
import org.jspecify.annotations.Nullable;

/** The table of a source, of which every row becomes the same lines that the native form has. */
final class ProfileLines implements FileLines {

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};
    private static final String PUBLISHED = "the day on which the release was published";
    private static final int FIRST = 20;

    private final Profile profile;
    private final PartnerNames partners;
    private final Upload upload;
    private final Releases releases;
    private final @Nullable String published;
    private final LocalDate today;
    private final long maxLines;
    private final Map<String, List<Long>> aside = new LinkedHashMap<>();
    private final Map<String, Long> asideCounts = new LinkedHashMap<>();
    private long rows;
    private long again;
    private boolean refused;
    private @Nullable Comparison comparison;

    /**
     * @param published since when is known what the profile gives no day for
     * @param today the day, in UTC, on which the table is taken in
     */
    ProfileLines(
            Profile profile,
            PartnerNames partners,
            Upload upload,
            Releases releases,
            @Nullable String published,
            LocalDate today,
            long maxLines) {
        this.profile = profile;
        this.partners = partners;
        this.upload = upload;
        this.releases = releases;
        this.published = published;
        this.today = today;
        this.maxLines = maxLines;
    }

    @Override
    public void read(Each each) throws IOException {
        new ProfiledTable(profile, partners, today).read(upload::open, new Rows(each));
        comparison = releases.end();
    }

    /** The rows are compared with those of an earlier release, and kept, while they are read. */
    @Override
    public boolean standAlone() {
        return false;
    }

    /** What became of the rows; an earlier release is not spoken of where a line was refused, which may be a hidden one. */
    RowsRead rowsRead(boolean refusedAny) {
        var set = aside.entrySet().stream()
                .map(entry -> new SetAside(
                        entry.getKey(), asideCounts.getOrDefault(entry.getKey(), 0L), List.copyOf(entry.getValue())))
                .toList();
        return new RowsRead(rows, again, set, refused || refusedAny ? null : comparison);
    }

    @Override
    public void close() {
        // the file is opened and closed while it is read
    }

    private final class Rows implements ProfiledTable.Each {

        private final Each each;

        Rows(Each each) {
            this.each = each;
        }

        @Override
        public void row(DrawnRow row) {
            count(row.line());
            for (var record : row.records()) {
                try {
                    each.drawn(row.line(), line(record), record.manner(), record.rows());
                } catch (RefusedLine e) {
                    each.refused(row.line(), e, record.rows());
                    return;
                }
            }
            releases.add(ReleaseRow.of(row));
        }

        @Override
        public void setAside(long line, String because) {
            count(line);
            asideCounts.merge(because, 1L, Long::sum);
            var lines = aside.computeIfAbsent(because, _ -> new ArrayList<>());
            if (lines.size() < FIRST) {
                lines.add(line);
            }
        }

        @Override
        public void again(long line, long first) {
            count(line);
            again++;
        }

        @Override
        public void refused(long line, List<Violation> violations) {
            refused = true;
            if (line > 0) {
                count(line);
            }
            each.refused(line, new RefusedLine(violations));
        }

        private void count(long line) {
            rows++;
            if (line > maxLines) {
                throw Problems.TOO_LARGE.problem("the file has more than %d lines".formatted(maxLines));
            }
        }
    }

    private NativeLine line(DrawnRecord record) throws RefusedLine {
        try {
            return new NativeLine(
                    record.type(),
                    null,
                    null,
                    record.knownSince() == null ? published : record.knownSince(),
                    record.knownSince() == null && published != null ? PUBLISHED : record.knownSinceSource(),
                    profile.accessGroup(),
                    profile.marking() == null ? null : Json.mapper().treeToValue(profile.marking(), Marking.class),
                    record.sources() == null ? null : Json.mapper().convertValue(record.sources(), SOURCES),
                    record.reason(),
                    record.content());
        } catch (JsonProcessingException e) {
            throw RefusedLine.unreadable("", e);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JsonProcessingException cause
                    ? RefusedLine.unreadable("/sources", cause)
                    : new RefusedLine("/sources", "cannot be read");
        }
    }
}
