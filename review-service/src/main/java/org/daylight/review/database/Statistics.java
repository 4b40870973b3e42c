package org.daylight.review.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the database believes of its tables when it plans a statement. */
@ApplicationScoped
public class Statistics {

    private final Sql sql;

    Statistics(Sql sql) {
        this.sql = sql;
    }

    /**
     * Looks at a table anew, unless somebody else is just doing so; autovacuum looks at it once a minute.
     *
     * <p>A table without rows is left alone. Of one that nobody has looked at the planner assumes ten pages; of one that was found empty
     * it assumes nothing, and a statement that fills it while it joins it is then planned to read all of it for each row: the first
     * 30,000 flags of a register took as long as all answers before them (PostgreSQL, {@code table_block_relation_estimate_size}).
     *
     * @param columns those that are sampled; none given = all
     */
    public void refresh(String table, List<String> columns) {
        if (sql.number("select count(*) from (select from %s limit 1) any_row".formatted(table)) > 0) {
            var sampled = columns.isEmpty() ? "" : " (%s)".formatted(String.join(", ", columns));
            sql.update("analyze (skip_locked) " + table + sampled);
        }
    }
}
