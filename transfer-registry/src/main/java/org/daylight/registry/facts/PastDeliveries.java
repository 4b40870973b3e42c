package org.daylight.registry.facts;

import java.time.Instant;
import java.util.UUID;

/**
 * Deliveries as they were recorded at an earlier moment, sub-selects with the columns of their table. Of all rows these are by
 * far the most, and each has been several: which of its versions counts is asked of indexes alone, and no other is looked at.
 */
final class PastDeliveries {

    private final String then;

    PastDeliveries(Instant knownAt) {
        then = "timestamptz '%s'".formatted(knownAt);
    }

    /**
     * Those of a partner within bounds. What else is asked of the rows stays outside ({@code offset 0}): the database would look
     * for all versions that meet it.
     */
    String within(UUID partner, UUID from, UUID to) {
        return """
                (select v.* from (
                    select distinct i.id from delivery_version i
                    where i.partner_id = '%2$s' and i.id between '%3$s' and '%4$s') of_partner
                  cross join lateral (
                    select n.version from delivery_version n
                    where n.id = of_partner.id and n.recorded_at <= %1$s order by n.version desc limit 1) latest
                  join delivery_version v on v.id = of_partner.id and v.version = latest.version
                  where v.voided_reason is null offset 0)""".formatted(then, partner, from, to);
    }

    /** The ids of all with their partners: no other column is there. The indexes are gone through backwards, latest versions first. */
    String ids() {
        return """
                (select k.id, k.partner_id from (
                    select distinct on (v.id) v.id, v.version, v.partner_id from delivery_version v
                    where v.recorded_at <= %s order by v.id desc, v.version desc) k
                  where not exists (select from delivery_version d
                    where d.voided_reason is not null and d.id = k.id and d.version = k.version))""".formatted(then);
    }
}
