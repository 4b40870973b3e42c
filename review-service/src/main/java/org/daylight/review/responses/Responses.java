package org.daylight.review.responses;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.flags.Flags;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.restrictions.SpokenSight;
import org.jspecify.annotations.Nullable;

/** What was done about flags; a response is seen by whoever sees its flag, its words by whoever works on flags. */
@ApplicationScoped
class Responses {

    private static final String VISIBLE =
            " from response r join flag f on f.id = r.flag where " + Restrictions.visible("f");

    private final Sql sql;
    private final Flags flags;
    private final Recordings recordings;
    private final Caller caller;
    private final ApprovedLevel approved;

    Responses(Sql sql, Flags flags, Recordings recordings, Caller caller, ApprovedLevel approved) {
        this.sql = sql;
        this.flags = flags;
        this.recordings = recordings;
        this.caller = caller;
        this.approved = approved;
    }

    /** What was done was done, whatever became of the flag meanwhile; who cares about that names its version. */
    ResponseView give(UUID flagId, @Nullable String ifMatch, Response response) {
        recordings.sequence();
        var flag = flags.get(flagId);
        if (ifMatch != null) {
            Preconditions.require(ifMatch, flag.version());
        }
        requireWhatCameBack(response);
        requireLater(response.cameBackOn(), response.on());
        requireOneSide(response);
        approved.require(response.marking(), "/marking");
        var stated = Objects.requireNonNullElse(response.marking(), Marking.UNMARKED);
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into response (id, version, recording, recorded_at, act, marking, sources, flag, content,
                    access_groups) values (?, 1, ?, ?, 'CREATED', ?::jsonb, '[]', ?, ?::jsonb, ?)
                """,
                id,
                recordings.sequence(),
                recordings.stamp(),
                Marking.highest(List.of(stated, flag.marking())).json(),
                flagId,
                json(response),
                flag.accessGroups().toArray(String[]::new));
        recordings.touched("response", List.of(id));
        flags.responded(flagId, response.level(), response.answersOn(flags.thereSince(flagId)));
        return get(id);
    }

    /** What stays inside told nobody outside, and what leaves the government is no inner act: only the latter stops a clock. */
    private static void requireOneSide(Response response) {
        var refused = switch (response.channel()) {
            case INTERNAL_NOTE ->
                response.act() == Response.Act.EXTERNAL
                        ? "INTERNAL_NOTE tells nobody outside; state the channel by which they were told, or act INTERNAL"
                        : null;
            case DIPLOMATIC_NOTE, REPORT_TO_LEGISLATURE ->
                response.act() == Response.Act.INTERNAL
                        ? "%s tells somebody outside; state act EXTERNAL, or the channel that stayed inside"
                                .formatted(response.channel())
                        : null;
            case CONVERSATION, WRITTEN_REMINDER, WRITTEN_NOTICE, REFERRAL -> null;
        };
        if (refused != null) {
            throw INVALID_REQUEST.problem("Act and channel contradict each other", new Violation("/channel", refused));
        }
    }

    /** Else nobody could tell it from one to which nothing came back, and a reply would put another day in its place. */
    private static void requireWhatCameBack(Response response) {
        if (response.cameBackOn() != null && response.cameBack() == null) {
            throw INVALID_REQUEST.problem(
                    "It says when something came back, and not what",
                    new Violation("/cameBack", "must say what came back on " + response.cameBackOn()));
        }
    }

    private static void requireLater(@Nullable LocalDate cameBackOn, LocalDate on) {
        if (cameBackOn != null && cameBackOn.isBefore(on)) {
            throw INVALID_REQUEST.problem(
                    "Nothing came back before it was sent", new Violation("/cameBackOn", "must not be before " + on));
        }
    }

    /** What came back later, as one more version. A second reply answers a second response. */
    ResponseView reply(UUID id, @Nullable String ifMatch, Reply reply) {
        recordings.sequence();
        var response = get(id);
        Preconditions.require(ifMatch, response.version());
        requireStanding(response);
        if (response.content().cameBack() != null) {
            throw CONFLICT.problem(
                    "What came back is recorded already; record what came of it as another response to the flag");
        }
        requireLater(reply.cameBackOn(), response.content().on());
        change(
                id,
                "CHANGED",
                null,
                "content = ?::jsonb",
                json(response.content().answered(reply.cameBack(), reply.cameBackOn())));
        return get(id);
    }

    private static void requireStanding(ResponseView response) {
        if (response.voidedReason() != null) {
            throw CONFLICT.problem("It is voided; record what was done as another response to the flag");
        }
    }

    /** One person says that it was recorded by mistake and another one, who says the same, brings it about. */
    ResponseView voided(UUID id, @Nullable String ifMatch, String reason) {
        recordings.sequence();
        var response = get(id);
        Preconditions.require(ifMatch, response.version());
        requireStanding(response);
        if (response.voidProposedBy() == null) {
            change(id, "CHANGED", reason, "void_proposed_by = ?", caller.person());
            return get(id);
        }
        if (caller.actsFor(response.voidProposedBy())) {
            throw FOUR_EYES.problem("You or whom you stand in for proposed to void it; another person has to agree");
        }
        change(id, "VOIDED", reason, "voided_by = ?, voided_reason = ?", caller.person(), reason);
        flags.unanswered(response.flag());
        return get(id);
    }

    private void change(UUID id, String act, @Nullable String reason, String assignments, @Nullable Object... values) {
        var all =
                new ArrayList<@Nullable Object>(Arrays.asList(recordings.sequence(), recordings.stamp(), act, reason));
        all.addAll(Arrays.asList(values));
        all.add(id);
        sql.update(
                "update response set version = version + 1, recording = ?, recorded_at = ?, act = ?, act_reason = ?, "
                        + assignments + " where id = ?",
                all.toArray());
        recordings.touched("response", List.of(id));
    }

    ResponseView get(UUID id) {
        return sql.first(
                        "select r.*" + VISIBLE + " and r.id = ?",
                        this::view,
                        caller.fullSight(),
                        caller.groupsForSql(),
                        caller.groupsForSql(),
                        id)
                .orElseThrow(() -> NOT_FOUND.problem("No response has the id " + id));
    }

    Page<ResponseView> list(@Nullable UUID flag, PageQuery page) {
        var binding = new @Nullable Object[] {"responses", flag};
        var where = VISIBLE + " and (?::uuid is null or r.flag = ?)";
        var values = new ArrayList<@Nullable Object>(
                Arrays.asList(caller.fullSight(), caller.groupsForSql(), caller.groupsForSql(), flag, flag));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (r.recorded_at, r.id) > (?::timestamptz, ?::uuid)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows("select r.*" + where + " order by r.recorded_at, r.id limit ?", this::view, values.toArray()),
                page,
                Total.exactly(total),
                row -> List.of(row.recordedAt().toString(), row.id().toString()),
                binding);
    }

    private ResponseView view(ResultSet row) throws SQLException {
        try {
            var content = Json.mapper().readValue(row.getString("content"), Response.class);
            var told = SpokenSight.of(caller);
            return new ResponseView(
                    row.getObject("id", UUID.class),
                    row.getObject("flag", UUID.class),
                    row.getInt("version"),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("recording"),
                    Marking.read(row.getString("marking")),
                    told ? content : content.withheld(),
                    !told,
                    row.getString("void_proposed_by"),
                    row.getString("voided_reason"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored response cannot be read", e);
        }
    }

    private static String json(Object value) {
        return Json.mapper().valueToTree(value).toString();
    }
}
