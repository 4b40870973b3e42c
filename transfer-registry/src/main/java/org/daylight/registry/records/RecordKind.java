package org.daylight.registry.records;

import java.util.Locale;

/** The kinds of records, in an order in which each names only kinds before it. */
public enum RecordKind {
    PARTNER("partners", "code"),
    AUTHORITY("authorities", "code"),
    OBJECTIVE("objectives", "reference"),
    TRANSFER("transfers", "reference"),
    DELIVERY("deliveries", "reference"),
    NOTIFICATION("notifications", "reference"),
    DETERMINATION("determinations", "reference"),
    EXPECTATION("expectations", "reference"),
    USE_PERMISSION("use-permissions", "reference"),
    COMMITMENT("commitments", "reference"),
    INVENTORY("inventories", "reference"),
    HOLD("holds", "reference");

    private final String resource;
    private final String key;

    RecordKind(String resource, String key) {
        this.resource = resource;
        this.key = key;
    }

    /** The name in messages, imports and the change feed, for example {@code use-permission}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The last part of the path, for example {@code use-permissions}. */
    public String resource() {
        return resource;
    }

    /** Its table and, with {@code _version} behind it, the table of its versions. */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column and the field of the content that hold the natural key. */
    public String key() {
        return key;
    }

    /** Whether its table has a {@code partner_id}: whoever may not see the partner sees none of them. */
    public boolean belongsToPartner() {
        return this != PARTNER && this != AUTHORITY;
    }
}
