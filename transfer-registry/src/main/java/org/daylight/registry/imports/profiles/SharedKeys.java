package org.daylight.registry.imports.profiles;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The keys that several rows of a table have. They are looked for before the rows are read: the first row of such a key is
 * no surer than the second, and by the time the second comes the first has been compared.
 */
final class SharedKeys implements TableRows.Each {

    private final Profile profile;
    private final RowDrawing drawing;
    private final Totals totals;
    private final Seen keys = new Seen();
    private final Seen shared = new Seen();

    SharedKeys(Profile profile, PartnerNames partners, LocalDate today) {
        this.profile = profile;
        drawing = new RowDrawing(profile, partners, today);
        totals = new Totals(profile);
    }

    void look(ProfiledTable.Opened file) throws IOException {
        try (var in = file.open()) {
            new TableRows(profile.file(), profile.columns()).read(in, this);
        } catch (TableRefused e) {
            // What is wrong with the table or with a row is told when the rows are read, here and below.
        }
    }

    boolean has(String key) {
        return shared.first(List.of(key)) != 0;
    }

    @Override
    public void row(Row row) {
        if (totals.takes(row, this::refused) || profile.setAside().stream().anyMatch(test -> test.holds(row))) {
            return;
        }
        try {
            var key = List.of(drawing.key(drawing.values(row)));
            if (keys.before(row.line(), key) != 0) {
                shared.before(row.line(), key);
            }
        } catch (RowRefused e) {
            // It has no key.
        }
    }

    @Override
    public void refused(long line, String mend) {
        // It is no row.
    }
}
