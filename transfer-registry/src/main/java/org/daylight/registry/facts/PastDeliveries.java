package org.daylight.registry.facts;

import java.time.Instant;
import java.util.UUID;

/**
 * Deliveries as they were recorded at an earlier moment, sub-selects with the columns of their table. Of all rows these are by
 * far the most, and each has been several: which of its versions counts is asked of the index of partners alone, and no other
 * is looked at. A delivery never changes its transfer, nor a transfer that has some its partner, so that all versions are there
 * together.
 */
final class PastDeliveries {

    private final String then;

    PastDeliveries(Instant knownAt) {
        then = "timestamptz '%s'".formatted(knownAt);
    }

    /**
     * Those of a partner within bounds. Compared as a whole, the key of a version is found by that index and no other; what else
     * is asked of the rows stays outside ({@code offset 0}), or the database would look for all versions that meet it.
     */
    String within(UUID partner, UUID from, UUID to) {
        return """
                (select v.* from (
                    select distinct on (i.id) i.partner_id, i.id, i.version from delivery_version i
                    where i.partner_id = '%2$s' and i.id between '%3$s' and '%4$s' and i.recorded_at <= %1$s
                    order by i.id desc, i.version desc) latest
                  cross join lateral (
                    select o.* from delivery_version o
                    where (o.partner_id, o.id, o.version) >= (latest.partner_id, latest.id, latest.version)
                      and (o.partner_id, o.id, o.version) <= (latest.partner_id, latest.id, latest.version)
                    order by o.partner_id, o.id, o.version limit 1) v
                  where v.voided_reason is null offset 0)""".formatted(then, partner, from, to);
    }

    /** The ids of all with their partners: no other column is there. The index is gone through backwards, latest versions first. */
    String ids() {
        return """
                (select k.id, k.partner_id from (
                    select distinct on (v.partner_id, v.id) v.partner_id, v.id, v.version from delivery_version v
                    where v.recorded_at <= %s order by v.partner_id desc, v.id desc, v.version desc) k
                  where not exists (select from delivery_version d
                    where d.voided_reason is not null and d.id = k.id and d.version = k.version))""".formatted(then);
    }
}
