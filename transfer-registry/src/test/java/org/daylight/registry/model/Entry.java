package org.daylight.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record with its versions, oldest first; only its writer adds to it. */
final class Entry {

    /** The code of the partner that it belongs to, for good. */
    final String partner;

    final String key;
    private final List<Version> versions = new ArrayList<>();
    private @Nullable String location;

    Entry(String partner, String key) {
        this.partner = partner;
        this.key = key;
    }

    record Version(Said said, Instant recordedAt, @Nullable Instant knownSince, boolean voided) {

        Instant known() {
            return knownSince == null ? recordedAt : knownSince;
        }
    }

    /** What was known of a record: its number and what it said. */
    record Known<S extends Said>(String partner, String key, int version, S said) {}

    void add(Version version) {
        versions.add(version);
    }

    void at(String where) {
        location = where;
    }

    String location() {
        return Objects.requireNonNull(location);
    }

    String etag() {
        return "\"" + versions.size() + "\"";
    }

    Said said() {
        return versions.getLast().said();
    }

    @Nullable
    Instant since() {
        return versions.getLast().knownSince();
    }

    Said.Kind kind() {
        return said().kind();
    }

    /** The version that counts; null where none was known, or it had been voided. */
    @Nullable
    Known<Said> known(Knowing knowing) {
        var best = -1;
        for (var i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var seen = knowing.declared()
                    ? !version.recordedAt().isAfter(knowing.upTo())
                            && (version.voided() || !version.known().isAfter(knowing.knownAt()))
                    : !version.recordedAt().isAfter(knowing.knownAt());
            if (seen && (best < 0 || !knowing.declared() || isLater(i, best))) {
                best = i;
            }
        }
        return best < 0 || versions.get(best).voided()
                ? null
                : new Known<>(partner, key, best + 1, versions.get(best).said());
    }

    private boolean isLater(int one, int other) {
        return Comparator.comparing((Integer i) -> versions.get(i).voided())
                        .thenComparing(i -> versions.get(i).known())
                        .thenComparing(Comparator.naturalOrder())
                        .compare(one, other)
                > 0;
    }
}
