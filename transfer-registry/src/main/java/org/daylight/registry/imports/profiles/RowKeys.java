package org.daylight.registry.imports.profiles;

import java.util.List;
import org.daylight.registry.imports.profiles.Profile.Duplicates;

/** By which keys the rows of a table are known; what it remembers of millions of rows is where their keys stood first. */
final class RowKeys {

    /** Rows of one key that are told apart by a number; more are a key that says nothing. */
    private static final int MOST = 1000;

    private final Duplicates duplicates;
    private final Seen keys = new Seen();
    private final Seen furthers = new Seen();

    RowKeys(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /**
     * The keys of one row.
     *
     * @param about what it is about, as its records name it
     * @param row by which it is compared with another release
     */
    record Keys(String about, String row) {}

    /**
     * @param key the natural key of the row
     * @param further its key where an earlier row has the natural one; empty if there can be no second row of a key
     */
    Keys of(long line, String key, String further) throws RowRefused {
        var first = keys.before(line, List.of(key));
        if (duplicates.numbered()) {
            return first == 0 ? new Keys(key, key) : numbered(line, key, first);
        }
        var same = further.isEmpty() ? first : furthers.before(line, List.of(further));
        if (first == 0) {
            return new Keys(key, key);
        }
        requireFirst(key, same);
        requireFirst(further, keys.before(line, List.of(further)));
        return new Keys(key, further);
    }

    private Keys numbered(long line, String key, long before) throws RowRefused {
        var first = before;
        var numbered = key;
        for (var number = 2; first != 0 && number < MOST; number++) {
            numbered = key + "~" + number;
            first = keys.before(line, List.of(numbered));
        }
        requireFirst(key, first);
        return new Keys(numbered, numbered);
    }

    private static void requireFirst(String key, long first) throws RowRefused {
        if (first != 0) {
            throw new RowRefused(
                    "",
                    "has the key %s of line %d and says something else; say in the profile how to tell them apart"
                            .formatted(key, first));
        }
    }
}
