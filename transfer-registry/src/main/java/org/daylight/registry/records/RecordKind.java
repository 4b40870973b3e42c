package org.daylight.registry.records;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /**
     * A place in the content that names records.
     *
     * @param field the field, or the list
     * @param inside the field of the list's objects; null if the field or the list holds keys
     */
    record Reference(RecordKind to, String field, @Nullable String inside) {

        Reference(RecordKind to, String field) {
            this(to, field, null);
        }
    }

    /**
     * Where its content names records that may be hidden from somebody who sees it. Its partner, and the transfer of a
     * delivery, are not among them: who may not see those does not see the record.
     */
    List<Reference> references() {
        return switch (this) {
            case OBJECTIVE -> List.of(new Reference(AUTHORITY, "authority"));
            case TRANSFER ->
                List.of(
                        new Reference(PARTNER, "supplier"),
                        new Reference(OBJECTIVE, "objectives"),
                        new Reference(AUTHORITY, "charges", "authority"));
            case NOTIFICATION -> List.of(new Reference(TRANSFER, "transfer"));
            case DETERMINATION ->
                List.of(
                        new Reference(TRANSFER, "transfers"),
                        new Reference(NOTIFICATION, "notifications"),
                        new Reference(PARTNER, "partners"));
            case EXPECTATION -> List.of(new Reference(OBJECTIVE, "objective"), new Reference(TRANSFER, "transfers"));
            case COMMITMENT -> List.of(new Reference(OBJECTIVE, "objective"));
            case INVENTORY -> List.of(new Reference(DELIVERY, "delivery"));
            case HOLD -> List.of(new Reference(OBJECTIVE, "objectives"), new Reference(TRANSFER, "transfers"));
            case PARTNER, AUTHORITY, DELIVERY, USE_PERMISSION -> List.of();
        };
    }

    /**
     * What somebody must be able to see besides the record, as SQL over the alias {@code r} with {@code {groups}} for
     * their groups.
     */
    String visible() {
        return switch (this) {
            case PARTNER, AUTHORITY -> "true";
            case DELIVERY -> PARTNER_VISIBLE + " and " + TRANSFER_VISIBLE;
            default -> PARTNER_VISIBLE;
        };
    }

    private static final String PARTNER_VISIBLE = """
            (r.partner_id is null or exists (select from partner p where p.id = r.partner_id
              and (p.access_group is null or p.access_group = any({groups}))))""";

    private static final String TRANSFER_VISIBLE = """
            exists (select from transfer t where t.id = r.transfer_id
              and (t.access_group is null or t.access_group = any({groups})))""";

    /** Whether its table has a {@code partner_id}: whoever may not see the partner sees none of them. */
    public boolean belongsToPartner() {
        return this != PARTNER && this != AUTHORITY;
    }
}
