package org.daylight.review.rulebook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Keeps from which day on which rules cannot be waived, whatever was signed before. */
@ApplicationScoped
public class MandatoryRules {

    /**
     * Whether a rule is mandatory on a day, which is given twice; as SQL. Of a rule of which nobody said on which days it is,
     * what was last read of it counts.
     */
    public static String isMandatory(String rule, String choice) {
        return """
            case when exists (select from mandatory_rule m where m.rule = %1$s)
                then mandatory_from(%1$s, ?) is not distinct from ? else %2$s = 'MANDATORY' end
            """.formatted(rule, choice);
    }

    private static final String SAID = "unnest(?::text[], ?::text[]::date[], ?::text[]::date[]) s(rule, first, last)";

    private static final String CLOSE = """
            update mandatory_rule m set closed_on = ?, closed_at = ?
            where m.closed_at is null and not exists (select from %s
                where s.rule = m.rule and (s.first, s.last) is not distinct from (m.said_from, m.said_to))
            """.formatted(SAID);

    private static final String OPEN = """
            insert into mandatory_rule (rule, said_from, said_to, from_on, known_since)
            select s.rule, s.first, s.last, greatest(s.first, ?::date), ? from %s
            where not exists (select from mandatory_rule m where m.closed_at is null
                and s.rule = m.rule and (s.first, s.last) is not distinct from (m.said_from, m.said_to))
            on conflict do nothing
            """.formatted(SAID);

    private final Sql sql;
    private final RegisterZone zone;
    private final InstantSource clock;

    MandatoryRules(Sql sql, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.zone = zone;
        this.clock = clock;
    }

    private static final String NEWEST = """
            insert into rulebook_learned (digest, in_force) values (?, ?)
            on conflict (single) do update set digest = excluded.digest, in_force = excluded.in_force
                where rulebook_learned.in_force <= excluded.in_force
            """;

    /**
     * Of a rulebook in force. A review may have waited with an older one than was learned meanwhile: what was in force before
     * that says nothing, in whatever order the two come here.
     */
    public void learn(Rulebook inForce) {
        var rules = new ArrayList<@Nullable String>();
        var first = new ArrayList<@Nullable String>();
        var last = new ArrayList<@Nullable String>();
        for (var rule : inForce.rules()) {
            for (var days : rule.mandatory()) {
                rules.add(rule.key());
                first.add(text(days.from()));
                last.add(text(days.to()));
            }
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var today = zone.day(now);
        QuarkusTransaction.joiningExisting().run(() -> {
            if (sql.update(NEWEST, inForce.digest(), inForce.inForce()) == 0) {
                return;
            }
            sql.update(CLOSE, today, now, array(rules), array(first), array(last));
            sql.update(OPEN, today, now, array(rules), array(first), array(last));
        });
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String[] array(ArrayList<@Nullable String> texts) {
        return texts.toArray(new String[0]);
    }
}
