package org.daylight.registry.facts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All notices of the transfers of which one of a partition was taken back. */
final class NoticesTakenBack {

    private final Map<String, List<Known>> byTransfer = new HashMap<>();

    /** Transfers with notices that the caller may not see. */
    private final Set<String> withHidden = new HashSet<>();

    void read(Reading reading, Partition partition, UUID partner) throws SQLException, IOException {
        var condition = "s.partner_id = ? and s.transfer_id in (select n.transfer_id from "
                + reading.moment().rows("notification")
                + " n where n.partner_id = ? and n.id between ? and ? and n.content->>'withdrawnOn' is not null)";
        for (var notice : reading.all("notification", condition, partner, partner, partition.from(), partition.to())) {
            Joins.put(byTransfer, notice.content().path("transfer").asText(), notice);
        }
        if (!reading.sight().full() && !byTransfer.isEmpty()) {
            var all = new Query()
                    .add("select s.content->>'transfer', count(*) from "
                            + reading.moment().rows("notification") + " s")
                    .add("where " + condition + " group by 1", partner, partner, partition.from(), partition.to());
            reading.each(all, row -> {
                if (row.getInt(2)
                        > byTransfer.getOrDefault(row.getString(1), List.of()).size()) {
                    withHidden.add(row.getString(1));
                }
            });
        }
    }

    /** The other notices of the transfer of one; null where none of the partition was taken back. */
    @Nullable
    OtherNotices of(Leaves leaves, Known notification, @Nullable TransferBlocks transfer, Emergencies emergencies) {
        if (byTransfer.isEmpty()) {
            return null;
        }
        var reference = notification.content().path("transfer").asText();
        return OtherNotices.of(
                leaves,
                notification,
                transfer,
                byTransfer.getOrDefault(reference, List.of()),
                emergencies.all(),
                !withHidden.contains(reference));
    }
}
