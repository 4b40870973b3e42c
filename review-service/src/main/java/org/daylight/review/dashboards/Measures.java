package org.daylight.review.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Reads what sealed reviews measured, as far as the reader may see it. */
@ApplicationScoped
class Measures {

    private final Sql sql;
    private final Caller caller;

    Measures(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** What the review measured of subjects of a type. */
    List<Measured> measured(UUID review, String type, Area area) {
        return sql.rows(
                """
                select m.*, v.as_of from review_measure m join review v on v.id = m.review
                where m.review = ? and m.type = ? and %s
                    and (?::text is null or m.partner = ?) and (?::text is null or m.subject = ?)
                order by m.label, m.subject
                """.formatted(Restrictions.visible("m")),
                Measures::measured,
                review,
                type,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                area.partner(),
                area.partner(),
                area.subject(),
                area.subject());
    }

    private static Measured measured(ResultSet row) throws SQLException {
        var measure = tree(row.getString("measure"));
        var type = row.getString("type");
        var label = row.getString("label");
        var review = row.getObject("review", UUID.class);
        return new Measured(
                review,
                row.getObject("as_of", LocalDate.class),
                type,
                row.getString("subject"),
                label,
                row.getString("partner"),
                Marking.read(row.getString("marking")),
                measure.path("latest").path("milestone").asText(null),
                measure,
                tree(row.getString("left_out")),
                URI.create(
                        type.equals("objective") && label != null
                                ? "/v1/dashboards/objectives/%s?asOf=%s"
                                        .formatted(
                                                FlagsAt.encoded(label).replace("+", "%20"),
                                                row.getObject("as_of", LocalDate.class))
                                : "/v1/dashboards/subjects?review=%s&type=%s".formatted(review, type)));
    }

    /** The objective's figures over the sealed reviews up to the day, the oldest first. */
    List<Trend> trend(Area area, LocalDate asOf) {
        return sql.rows(
                """
            select distinct on (v.as_of) v.as_of, m.review, m.measure::text
            from review_measure m join review v on v.id = m.review
            where m.subject = ? and v.sealed_at is not null and v.as_of <= ? and %s
            order by v.as_of, coalesce(v.retrospective, false), v.known_at desc, v.sealed_at desc
            """.formatted(Restrictions.visible("m")),
                Measures::trend,
                area.subject(),
                asOf,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql());
    }

    private static Trend trend(ResultSet row) throws SQLException {
        var measure = tree(row.getString(3));
        var latest = measure.path("latest");
        return new Trend(
                row.getObject(1, LocalDate.class),
                text(latest, "planned"),
                text(latest, "delivered"),
                text(latest, "scheduleIndex"),
                text(measure.path("first"), "scheduleIndex"),
                text(measure.path("contentByUnits"), "unplannedShare"),
                text(measure.path("configuration"), "unnotifiedShare"),
                text(measure.path("configuration"), "excessShare"),
                text(measure.path("attention"), "autopilotIndex"),
                URI.create("/v1/reviews/" + row.getObject(2, UUID.class)));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored measure cannot be read", e);
        }
    }
}
