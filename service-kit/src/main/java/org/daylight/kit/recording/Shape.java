package org.daylight.kit.recording;

import java.util.function.Supplier;

/**
 * What a {@link Ledger} must know of its table.
 *
 * @param type the name in messages and in the change feed, for example {@code use-permission}
 * @param table the current table; its versions are in {@code <table>_version}
 * @param keyColumn the column of the natural key, unique among records that are not voided
 * @param blank makes a row to be filled
 */
public record Shape<E extends ContentEntity<B>, B>(
        String type, String table, String keyColumn, Class<E> entity, Class<B> body, Supplier<E> blank) {

    public Shape {
        Versions.name(table);
        Versions.name(keyColumn);
    }
}
