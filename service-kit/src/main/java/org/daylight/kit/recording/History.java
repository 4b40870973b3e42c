package org.daylight.kit.recording;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Reading.Sight;

/** How records came to say what they say, as far as the caller may see it. */
final class History<B> {

    private final Reading reading;
    private final Sight<B> sight;
    private final UnaryOperator<List<Recorded<B>>> shown;

    History(Reading reading, Sight<B> sight, UnaryOperator<List<Recorded<B>>> shown) {
        this.reading = reading;
        this.sight = sight;
        this.shown = shown;
    }

    /** A page of versions, oldest first; none if there is no version to be seen. */
    Optional<Page<HistoryEntry<B>>> of(UUID id, PageQuery page, Knowing knowing) {
        var binding = new Object[] {sight.table(), "history", id, knowing};
        var after = page.after(binding);
        var from = after == null ? 0 : Integer.parseInt(after.getFirst());
        // With the last version of the page before, which the first one of this page is compared with.
        var written = reading.versions(sight, id, from, page.fetch() + 1, knowing);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var versions =
                shown.apply(written.stream().map(Reading.Written::version).toList());
        var entries = IntStream.range(after == null ? 0 : 1, versions.size())
                .mapToObj(i -> HistoryEntry.of(
                        versions.get(i),
                        written.get(i).writer(),
                        i == 0 ? List.of() : Differences.between(versions.get(i - 1), versions.get(i))))
                .toList();
        var total = Total.exactly(reading.countVersions(sight, id, knowing));
        return Optional.of(Page.of(entries, page, total, entry -> List.of(Integer.toString(entry.version())), binding));
    }
}
