package org.daylight.rules.rulebooks;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Act;
import org.daylight.kit.recording.Recordings;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.lawbooks.Lawbook;
import org.daylight.rules.revisions.Authoring;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.RevisionWords;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.RuleView;
import org.daylight.rules.revisions.State;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** Freezes the rules in force and finds frozen ones again. */
@ApplicationScoped
public class Rulebooks {

    private static final int KEPT = 16;

    private final Statements statements;
    private final Recordings recordings;
    private final Revisions revisions;
    private final Authoring authoring;
    private final Assembly assembly;
    private final Caller caller;
    private final EntityManager entities;
    private final RegisterZone zone;
    private final InstantSource clock;

    @SuppressWarnings("serial")
    private final Map<String, Answering> compiled = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answering> eldest) {
            return size() > KEPT;
        }
    };

    Rulebooks(
            Statements statements,
            Recordings recordings,
            Revisions revisions,
            Authoring authoring,
            Assembly assembly,
            Caller caller,
            EntityManager entities,
            RegisterZone zone,
            InstantSource clock) {
        this.assembly = assembly;
        this.statements = statements;
        this.recordings = recordings;
        this.revisions = revisions;
        this.authoring = authoring;
        this.caller = caller;
        this.entities = entities;
        this.zone = zone;
        this.clock = clock;
    }

    private record Frozen(String digest, String environment, JsonNode content, Instant frozenAt) {}

    /** The rulebook of all that is published; the same one as long as nothing changes. */
    RulebookView freeze() {
        return frozen("POST /v1/rulebooks", this::content);
    }

    /** The rulebook of all that is published, and of what is proposed: to be asked what-if. */
    RulebookView variant(List<String> proposed, List<ParameterForm> parameters) {
        return frozen("POST /v1/rulebooks/variants", () -> {
            var content = content();
            var bills = proposed.stream().distinct().map(this::asked).toList();
            Variant.requireApart(bills, proposed);
            Variant.put(content, bills, revisions);
            LaterReviews.name(content, bills, today());
            Variant.name(content, ParameterForm.put(content, parameters, bills, revisions, authoring));
            return content;
        });
    }

    private org.daylight.rules.revisions.Revision asked(String digest) {
        var revision = revisions.get(digest);
        if (revision.kind() != Kind.RULE || revision.state() != State.PROPOSED) {
            throw CONFLICT.problem("%s of %s is %s; only a proposed rule is asked what-if"
                    .formatted(digest, revision.key(), revision.state()));
        }
        return revision;
    }

    private static List<RulebookView.Proposed> proposed(JsonNode content) {
        var proposed = new ArrayList<RulebookView.Proposed>();
        for (var rule : content.path("proposed")) {
            proposed.add(new RulebookView.Proposed(
                    rule.path("key").asText(),
                    rule.path("digest").asText(),
                    rule.path("bill").asText()));
        }
        return proposed;
    }

    private RulebookView frozen(String request, Supplier<ObjectNode> contents) {
        var act = new Act(caller.account(), null, caller.person(), null, request, null);
        return recordings.inTransaction(act, () -> {
            var content = contents.get();
            // Nobody is given the digest of a rulebook that cannot answer; compiled before any lock.
            var assembled = assembly.of(content);
            var environment = Environment.of(assembled.rulebook().rules());
            var canonical = CanonicalJson.bytes(content.put("environment", environment));
            var digest = CanonicalJson.sha256(canonical);
            if (kept(digest) == null) {
                keep(assembled.answering(digest, content, proposed(content)));
            }
            if (find(digest).isEmpty()) {
                insert(digest, environment, new String(canonical, StandardCharsets.UTF_8));
            }
            return get(digest);
        });
    }

    public RulebookView get(String digest) {
        var frozen = find(digest).orElseThrow(() -> notFound(digest));
        var rules = new ArrayList<RuleView>();
        for (var rule : frozen.content().path("rules")) {
            var digests = texts(rule.path("revisions"));
            rules.add(RuleView.of(
                    digests.stream()
                            .flatMap(each -> Variant.periods(
                                    rule, each, revisions.get(each).rule().source())
                                    .stream())
                            .sorted(Variant.BY_FIRST_DAY)
                            .toList(),
                    digests,
                    digests.stream()
                            .map(each -> RevisionWords.of(
                                    each,
                                    Variant.periods(
                                                    rule,
                                                    each,
                                                    revisions.get(each).rule().source())
                                            .getFirst()))
                            .toList()));
        }
        var sets = new ArrayList<RulebookView.SetUsed>();
        for (var set : frozen.content().path("sets")) {
            sets.add(new RulebookView.SetUsed(
                    set.path("key").asText(), set.path("digest").asText()));
        }
        return new RulebookView(
                frozen.digest(), frozen.environment(), frozen.frozenAt(), rules, sets, proposed(frozen.content()));
    }

    /** What a frozen rulebook is made of, on the days on which it has it. */
    public Lawbook lawbook(String digest) {
        var content = find(digest).orElseThrow(() -> notFound(digest)).content();
        return new Lawbook(
                content.path("rules").findValues("revisions").stream()
                        .flatMap(revisions -> texts(revisions).stream())
                        .toList(),
                content.path("sets").findValuesAsText("digest"),
                Variant.parts(content),
                List.of(),
                List.of());
    }

    public Evaluator evaluator(String digest) {
        return answering(digest).evaluator();
    }

    /** A frozen rulebook, compiled once and kept. */
    public Answering answering(String digest) {
        var kept = kept(digest);
        return kept == null ? keep(compile(find(digest).orElseThrow(() -> notFound(digest)))) : kept;
    }

    private @Nullable Answering kept(String digest) {
        synchronized (compiled) {
            return compiled.get(digest);
        }
    }

    private Answering keep(Answering made) {
        synchronized (compiled) {
            compiled.put(made.digest(), made);
        }
        return made;
    }

    /** As it answered when it was frozen, or not at all. */
    private Answering compile(Frozen frozen) {
        var assembled = assembly.of(frozen.content());
        var language = Environment.language(frozen.environment());
        var answering = language == CompiledRule.LANGUAGE ? assembled : assembled.as(language);
        if (!Environment.isStill(frozen.environment(), answering.rulebook().rules())) {
            throw CONFLICT.problem("The rulebook %s was frozen in the environment %s, which this release does not have"
                    .formatted(frozen.digest(), frozen.environment()));
        }
        return answering.answering(frozen.digest(), frozen.content(), proposed(frozen.content()));
    }

    private ObjectNode content() {
        var inForce = revisions.inForce();
        var byKey = new TreeMap<String, List<String>>();
        for (var revision : inForce.rules()) {
            byKey.computeIfAbsent(revision.key(), _ -> new ArrayList<>()).add(revision.digest());
        }
        var content = Json.mapper().createObjectNode();
        var rules = content.putArray("rules");
        byKey.forEach((key, digests) -> {
            var list = rules.addObject().put("key", key).putArray("revisions");
            digests.forEach(list::add);
        });
        var sets = content.putArray("sets");
        for (var set : inForce.sets()) {
            sets.addObject().put("key", set.key()).put("digest", set.digest());
        }
        LaterReviews.name(content, inForce.rules(), today());
        return content;
    }

    private LocalDate today() {
        return zone.day(clock.instant());
    }

    private void insert(String digest, String environment, String canonical) {
        // The head's lock comes first: two callers that freeze the same rules must not both write them.
        recordings.sequence();
        if (find(digest).isEmpty()) {
            var row = new RulebookRow(digest, environment, canonical, caller.person());
            recordings.touch(row);
            entities.persist(row);
            entities.flush();
        }
    }

    private Optional<Frozen> find(String digest) {
        return statements
                .rows(
                        "select digest, environment, content, recorded_at from rulebook where digest = ?",
                        row -> new Frozen(
                                row.getString(1),
                                row.getString(2),
                                read(row.getString(3)),
                                row.getObject(4, OffsetDateTime.class).toInstant()),
                        digest)
                .stream()
                .findFirst();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode read(String content) {
        try {
            return Json.mapper().readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException notFound(String digest) {
        return NOT_FOUND.problem(
                "No rulebook has the digest %s; POST /v1/rulebooks freezes the one in force".formatted(digest));
    }
}
