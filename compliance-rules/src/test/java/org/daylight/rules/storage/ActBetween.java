package org.daylight.rules.storage;

import io.agroal.api.AgroalDataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Statements between which somebody else does something: once, after the first that reads what is published. */
public final class ActBetween extends Statements {

    private final AtomicReference<@Nullable Runnable> act;

    public ActBetween(AgroalDataSource source, Runnable act) {
        super(source);
        this.act = new AtomicReference<>(act);
    }

    @Override
    public <T> List<T> rows(String sql, Row<T> reader, @Nullable Object... parameters) {
        var read = super.rows(sql, reader, parameters);
        if (sql.contains("from revision where kind") && sql.contains("'PUBLISHED'")) {
            var due = act.getAndSet(null);
            if (due != null) {
                due.run();
            }
        }
        return read;
    }
}
