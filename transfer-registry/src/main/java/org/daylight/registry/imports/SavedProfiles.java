package org.daylight.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Filter;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Ledger;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Shape;

/** The profiles that users saved; every version is kept. */
@ApplicationScoped
class SavedProfiles extends Ledger<ImportProfileRow, SavedProfile> {

    private static final Shape<ImportProfileRow, SavedProfile> SHAPE = new Shape<>(
            "import-profile",
            "import_profile",
            "name",
            ImportProfileRow.class,
            SavedProfile.class,
            ImportProfileRow::new);

    @Override
    protected Shape<ImportProfileRow, SavedProfile> shape() {
        return SHAPE;
    }

    /** All of them; there are dozens, not thousands. */
    List<Recorded<SavedProfile>> all(Knowing knowing) {
        var all = new ArrayList<Recorded<SavedProfile>>();
        String next = null;
        do {
            var page = list(Filter.none(), PageQuery.of(PageQuery.MAX_LIMIT, next), knowing);
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }
}
