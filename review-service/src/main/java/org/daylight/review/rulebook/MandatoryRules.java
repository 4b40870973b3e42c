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

    /** Another one counts where it was asked for when that one had been answered. */
    private static final String NEWEST = """
            insert into rulebook_learned (digest, in_force, answered_at) values (?, ?, ?)
            on conflict (single) do update set digest = excluded.digest,
                in_force = greatest(rulebook_learned.in_force, excluded.in_force),
                answered_at = greatest(rulebook_learned.answered_at, excluded.answered_at)
                where rulebook_learned.answered_at < excluded.in_force or rulebook_learned.digest = excluded.digest
            """;

    private static final String OLDER = "select count(*) from rulebook_learned where in_force > ?";

    /** Each time rules are asked for again only another publication at that very moment can leave it open. */
    private static final int ASKED_AGAIN = 3;

    private final Sql sql;
    private final Evaluations evaluations;
    private final RegisterZone zone;
    private final InstantSource clock;

    MandatoryRules(Sql sql, Evaluations evaluations, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.evaluations = evaluations;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Of a rulebook in force. A review may have waited with an older one than was learned meanwhile: what was in force before
     * that says nothing, in whatever order the two come here. Where each of the two may have been the first, since they were asked
     * for at the same time, the rules are asked for once more. In no transaction, as they are asked for over the network.
     */
    public void learn(Rulebook inForce) {
        var newest = inForce;
        for (var again = 0; !settled(newest) && again < ASKED_AGAIN; again++) {
            newest = evaluations.freeze();
        }
    }

    /** Whether it is learned, or older than what was. */
    private boolean settled(Rulebook inForce) {
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
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (sql.update(NEWEST, inForce.digest(), inForce.inForce(), inForce.answeredAt()) == 0) {
                return sql.number(OLDER, inForce.answeredAt()) > 0;
            }
            sql.update(CLOSE, today, now, array(rules), array(first), array(last));
            sql.update(OPEN, today, now, array(rules), array(first), array(last));
            return true;
        });
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String[] array(ArrayList<@Nullable String> texts) {
        return texts.toArray(new String[0]);
    }
}
