package org.daylight.registry.records;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of records, in an order in which each names only kinds before it, and items and use permissions also their own. */
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
    HOLD("holds", "reference"),
    UNIT("units", "reference"),
    ITEM("items", "reference"),
    PROPOSAL("proposals", "reference"),
    END_USE_CHECK("end-use-checks", "reference"),
    INCIDENT("incidents", "reference"),
    JUDGEMENT("judgements", "reference"),
    UNDERTAKING("undertakings", "reference"),
    CONSULTATION("consultations", "reference"),
    PROTOCOL("protocols", "reference"),
    PARTNER_REQUEST("partner-requests", "reference"),
    CONGRESSIONAL_REQUEST("congressional-requests", "reference"),
    CONTROL_TOTAL("control-totals", "reference");

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
     * Where its content names records that may be hidden from somebody who sees it. Its partner, the transfer of a
     * delivery and what a judgement is of are not among them: who may not see those does not see the record.
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
            case UNIT -> List.of(new Reference(TRANSFER, "transfer"));
            case ITEM ->
                List.of(
                        new Reference(TRANSFER, "transfer"),
                        new Reference(DELIVERY, "delivery"),
                        new Reference(ITEM, "predecessor"));
            case PROPOSAL -> List.of(new Reference(TRANSFER, "transfer"), new Reference(NOTIFICATION, "notification"));
            case END_USE_CHECK ->
                List.of(new Reference(ITEM, "item"), new Reference(UNIT, "unit"), new Reference(DELIVERY, "delivery"));
            case INCIDENT -> List.of(new Reference(TRANSFER, "transfers"), new Reference(ITEM, "items"));
            case UNDERTAKING ->
                List.of(
                        new Reference(OBJECTIVE, "objective"),
                        new Reference(TRANSFER, "transfer"),
                        new Reference(INCIDENT, "incident"));
            case CONSULTATION -> List.of(new Reference(OBJECTIVE, "objective"));
            case PARTNER_REQUEST -> List.of(new Reference(OBJECTIVE, "objective"), new Reference(TRANSFER, "transfer"));
            case CONGRESSIONAL_REQUEST ->
                List.of(new Reference(TRANSFER, "transfer"), new Reference(UNDERTAKING, "undertaking"));
            case CONTROL_TOTAL ->
                List.of(
                        new Reference(PARTNER, "supplier"),
                        new Reference(TRANSFER, "transfer"),
                        new Reference(DELIVERY, "entries", "delivery"));
            case USE_PERMISSION -> List.of(new Reference(USE_PERMISSION, "supersedes"));
            case PARTNER, AUTHORITY, DELIVERY, JUDGEMENT, PROTOCOL -> List.of();
        };
    }

    /** Whether its content may name records of that kind. */
    public boolean names(RecordKind other) {
        return references().stream().anyMatch(reference -> reference.to() == other);
    }

    /**
     * What somebody must be able to see besides the record, as SQL over the alias {@code r} with {@code {groups}} for
     * their groups.
     */
    String visible() {
        return switch (this) {
            case PARTNER, AUTHORITY -> "true";
            // One always has both, which the database may join then.
            case DELIVERY -> ITS_PARTNER_VISIBLE + " and " + TRANSFER_VISIBLE;
            case JUDGEMENT -> PARTNER_VISIBLE + " and " + JUDGED_VISIBLE;
            default -> PARTNER_VISIBLE;
        };
    }

    private static final String ITS_PARTNER_VISIBLE = """
            exists (select from partner p where p.id = r.partner_id
              and (p.access_group is null or p.access_group = any({groups})))""";

    private static final String PARTNER_VISIBLE = "(r.partner_id is null or " + ITS_PARTNER_VISIBLE + ")";

    private static final String TRANSFER_VISIBLE = """
            exists (select from transfer t where t.id = r.transfer_id
              and (t.access_group is null or t.access_group = any({groups})))""";

    private static final String JUDGED_VISIBLE = """
            (r.incident_id is null or exists (select from incident i where i.id = r.incident_id
              and (i.access_group is null or i.access_group = any({groups}))))
            and (r.proposal_id is null or exists (select from proposal o where o.id = r.proposal_id
              and (o.access_group is null or o.access_group = any({groups}))))""";

    /** Whether who may see others depends on who may see it. */
    boolean isSeenThrough() {
        return switch (this) {
            case PARTNER, TRANSFER, INCIDENT, PROPOSAL -> true;
            default -> false;
        };
    }

    /** Whether its table has a {@code partner_id}: whoever may not see the partner sees none of them. */
    public boolean belongsToPartner() {
        return this != PARTNER && this != AUTHORITY;
    }
}
