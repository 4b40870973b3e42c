package org.daylight.rules.rulebooks;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.rules.problem.RuleProblems.RULE_NOT_SOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Act;
import org.daylight.kit.recording.Recordings;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.RuleView;
import org.daylight.rules.revisions.State;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** Freezes the rules in force and finds frozen ones again. */
@ApplicationScoped
public class Rulebooks {

    private static final int KEPT = 16;
    private static final int MOST_SHOWN = 20;

    private final Statements statements;
    private final Recordings recordings;
    private final Revisions revisions;
    private final Caller caller;
    private final EntityManager entities;

    @SuppressWarnings("serial")
    private final Map<String, Answering> compiled = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answering> eldest) {
            return size() > KEPT;
        }
    };

    Rulebooks(
            Statements statements, Recordings recordings, Revisions revisions, Caller caller, EntityManager entities) {
        this.statements = statements;
        this.recordings = recordings;
        this.revisions = revisions;
        this.caller = caller;
        this.entities = entities;
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
            var bills = new ArrayList<org.daylight.rules.revisions.Revision>();
            for (var digest : proposed) {
                bills.add(asked(digest));
            }
            bills.addAll(ParameterForm.made(parameters, revisions));
            Variant.put(content, bills, revisions);
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
            var canonical = CanonicalJson.bytes(content);
            var digest = CanonicalJson.sha256(canonical);
            requireCompiled(new Frozen(digest, Environment.NAME, content, Instant.EPOCH));
            if (find(digest).isEmpty()) {
                insert(digest, new String(canonical, StandardCharsets.UTF_8));
            }
            return get(digest);
        });
    }

    public RulebookView get(String digest) {
        var frozen = find(digest).orElseThrow(() -> notFound(digest));
        var rules = new ArrayList<RuleView>();
        for (var rule : frozen.content().path("rules")) {
            var digests = new ArrayList<String>();
            rule.path("revisions").forEach(revision -> digests.add(revision.asText()));
            rules.add(RuleView.of(revisions.get(digests.getLast()).rule().source(), digests));
        }
        var sets = new ArrayList<RulebookView.SetUsed>();
        for (var set : frozen.content().path("sets")) {
            sets.add(new RulebookView.SetUsed(
                    set.path("key").asText(), set.path("digest").asText()));
        }
        return new RulebookView(
                frozen.digest(), frozen.environment(), frozen.frozenAt(), rules, sets, proposed(frozen.content()));
    }

    public Evaluator evaluator(String digest) {
        return answering(digest).evaluator();
    }

    /** A frozen rulebook, compiled once and kept. */
    public Answering answering(String digest) {
        var kept = kept(digest);
        return kept == null ? keep(compile(find(digest).orElseThrow(() -> notFound(digest)))) : kept;
    }

    /** Nobody is given the digest of a rulebook that cannot answer; compiled before any lock, and ready for the first question. */
    private void requireCompiled(Frozen content) {
        if (kept(content.digest()) == null) {
            keep(compile(content));
        }
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

    private Answering compile(Frozen frozen) {
        if (!frozen.environment().equals(Environment.NAME)) {
            throw CONFLICT.problem("The rulebook %s was frozen in the environment %s, which this release does not have"
                    .formatted(frozen.digest(), frozen.environment()));
        }
        var sources = new ArrayList<Revision>();
        for (var rule : frozen.content().path("rules")) {
            for (var revision : rule.path("revisions")) {
                var source = revisions.get(revision.asText()).rule().source();
                Variant.periods(rule, revision.asText(), source)
                        .forEach(period -> sources.add(new Revision(revision.asText(), period)));
            }
        }
        var sets = new ArrayList<DatedSet>();
        var versions = new HashMap<String, List<String>>();
        for (var version : frozen.content().path("sets")) {
            var digest = version.path("digest").asText();
            var set = revisions.get(digest).set().set();
            sets.add(set);
            versions.computeIfAbsent(set.name(), _ -> new ArrayList<>()).add(digest);
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), sources, sets)) {
            case Compilation.Compiled(var rulebook) ->
                new Answering(
                        frozen.digest(),
                        new Evaluator(rulebook),
                        sets,
                        proposed(frozen.content()),
                        RulebookSubjects.of(frozen.digest(), frozen.content(), rulebook, versions));
            case Compilation.Refused(var issues) ->
                throw RULE_NOT_SOUND.problem(
                        "The rulebook %s does not compile; publish revisions that mend what is listed"
                                .formatted(frozen.digest()),
                        issues.stream()
                                .limit(MOST_SHOWN)
                                .map(issue -> new Violation(
                                        issue.pointer(),
                                        "%s: %s; %s".formatted(issue.rule(), issue.message(), issue.mend())))
                                .toList());
        };
    }

    private ObjectNode content() {
        var byKey = new TreeMap<String, List<String>>();
        for (var revision : revisions.published(Kind.RULE)) {
            byKey.computeIfAbsent(revision.key(), _ -> new ArrayList<>()).add(revision.digest());
        }
        var content = Json.mapper().createObjectNode().put("environment", Environment.NAME);
        var rules = content.putArray("rules");
        byKey.forEach((key, digests) -> {
            var list = rules.addObject().put("key", key).putArray("revisions");
            digests.forEach(list::add);
        });
        var sets = content.putArray("sets");
        for (var set : revisions.published(Kind.SET)) {
            sets.addObject().put("key", set.key()).put("digest", set.digest());
        }
        return content;
    }

    private void insert(String digest, String canonical) {
        // The head's lock comes first: two callers that freeze the same rules must not both write them.
        recordings.sequence();
        if (find(digest).isEmpty()) {
            var row = new RulebookRow(digest, Environment.NAME, canonical, caller.person());
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
