package org.daylight.registry.imports.profiles;

import java.util.List;

/**
 * How a record that came out of a row meets one of its key that is there already.
 *
 * @param onlyNew whether that one stays as it is
 * @param onlyRecorded whether nothing is made where none is there
 * @param keeps fields that stay as they were recorded where the row leaves them blank
 */
public record Manner(boolean onlyNew, boolean onlyRecorded, List<String> keeps) {

    /** Made where none is there, and a further version of it otherwise. */
    public static final Manner PLAIN = new Manner(false, false, List.of());

    /** Left as it is. */
    static final Manner NEW = new Manner(true, false, List.of());
}
