package org.daylight.review.reviews;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.registry.Manifest;
import org.daylight.review.registry.Registry;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.MandatoryRules;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/** What is fixed before anything is looked at: knownAt, the rulebook, the manifest. */
@ApplicationScoped
class Preparation {

    private final Sql sql;
    private final Claims claims;
    private final Registry registry;
    private final Evaluations evaluations;
    private final Earlier earlier;
    private final TakeOver takeOver;
    private final MandatoryRules mandatory;

    Preparation(
            Sql sql,
            Claims claims,
            Registry registry,
            Evaluations evaluations,
            Earlier earlier,
            TakeOver takeOver,
            MandatoryRules mandatory) {
        this.sql = sql;
        this.claims = claims;
        this.registry = registry;
        this.evaluations = evaluations;
        this.earlier = earlier;
        this.takeOver = takeOver;
        this.mandatory = mandatory;
    }

    /** With its moment and its rulebook. */
    Run fix(Run run) {
        return run.rulebook() == null || run.knownAt() == null ? fixed(run) : run;
    }

    private Run fixed(Run run) {
        var settled = registry.settledAt();
        var asked = run.knownAt();
        var declared = run.knowledge().equals("declared");
        if (asked != null && !declared && asked.isAfter(settled)) {
            throw new DependencyDown("what was known at %s is not settled before then".formatted(asked), null);
        }
        var knownAt = asked == null ? settled : asked;
        var upTo = declared ? upTo(run.recordedUpTo(), settled) : null;
        var frozen = run.rulebook() == null ? evaluations.freeze() : null;
        var rulebook = frozen == null ? run.rules() : frozen.digest();
        var subjects = earlier.knows(rulebook) ? Map.<String, String>of() : evaluations.subjects(rulebook);
        if (frozen != null) {
            mandatory.learn(frozen);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            claims.hold(run);
            if (frozen != null) {
                keep(frozen);
            }
            earlier.keep(rulebook, subjects);
            sql.update(
                    "update review set known_at = ?, recorded_up_to = ?, rulebook = ? where id = ?",
                    knownAt,
                    upTo,
                    rulebook,
                    run.id());
            return run.fixed(knownAt, upTo, rulebook);
        });
    }

    private static Instant upTo(@Nullable Instant asked, Instant settled) {
        return asked == null || asked.isAfter(settled) ? settled : asked;
    }

    /** In the caller's transaction. */
    void keep(Rulebook rulebook) {
        var positions = new HashMap<String, Integer>();
        var rows = new ArrayList<@Nullable Object[]>();
        rulebook.rules().stream()
                .sorted(java.util.Comparator.comparing(Rulebook.Rule::key))
                .forEach(rule -> rows.add(new Object[] {
                    rulebook.digest(),
                    rule.key(),
                    rule.subject(),
                    positions.merge(rule.subject(), 1, Integer::sum),
                    rule.title(),
                    rule.severity(),
                    rule.dutyHolder(),
                    rule.choice(),
                    rule.authority(),
                    rule.citation(),
                    rule.counselReviewed()
                }));
        sql.batch("""
                insert into rulebook_rule (rulebook, rule, subject_type, position, title, severity, duty_holder, choice,
                    authority, citation, counsel_reviewed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, rows);
        var revisions = new ArrayList<@Nullable Object[]>();
        for (var rule : rulebook.rules()) {
            for (var revision : rule.revisions()) {
                revisions.add(new Object[] {
                    rulebook.digest(),
                    rule.key(),
                    revision.digest(),
                    revision.against(),
                    revision.title(),
                    revision.severity(),
                    revision.dutyHolder(),
                    revision.choice(),
                    revision.authority(),
                    revision.citation(),
                    revision.counselReviewed()
                });
            }
        }
        sql.batch("""
                insert into rulebook_revision (rulebook, rule, revision, against, title, severity, duty_holder, choice,
                    authority, citation, counsel_reviewed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, revisions);
    }

    /** With what there is to look at. */
    Run count(Run run) {
        return run.manifestCount() == null ? counted(run) : run;
    }

    private Run counted(Run run) {
        var plan = earlier.plan(run);
        var manifest = plan.map(Earlier.Plan::manifest).orElseGet(() -> registry.manifest(run.sight()));
        requireWhole(manifest, plan.map(Earlier.Plan::anew).orElseGet(manifest.counts()::keySet));
        return QuarkusTransaction.requiringNew().call(() -> {
            var rows = new ArrayList<@Nullable Object[]>();
            for (var partition : manifest.partitions()) {
                if (plan.isEmpty() || plan.get().anew().contains(partition.type())) {
                    rows.add(new Object[] {
                        run.id(),
                        rows.size() + 1,
                        partition.id(),
                        partition.type(),
                        partition.partner(),
                        partition.count(),
                        null
                    });
                }
            }
            plan.ifPresent(again -> again.due().forEach(due -> rows.add(again(run, rows.size() + 1, due))));
            sql.batch(
                    "insert into review_partition (review, number, id, type, partner, count, subjects)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    rows);
            plan.ifPresent(again -> takeOver.prepare(run, again, manifest.count()));
            claims.hold(run);
            sql.update(
                    "update review set manifest_count = ?, partitions = ?, fact_types = ? where id = ?",
                    manifest.count(),
                    rows.size(),
                    manifest.factTypes(),
                    run.id());
            return run.counted(manifest.count());
        });
    }

    /** @param listed of which types the partitions are listed */
    private static void requireWhole(Manifest manifest, Set<String> listed) {
        var held = manifest.partitions().stream()
                .filter(partition -> listed.contains(partition.type()))
                .mapToLong(Manifest.Partition::count)
                .sum();
        var beside = manifest.counts().entrySet().stream()
                .filter(type -> !listed.contains(type.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (held + beside != manifest.count()) {
            throw new Incomplete("the manifest says %d subjects and its partitions hold %d"
                    .formatted(manifest.count(), held + beside));
        }
    }

    private static @Nullable Object[] again(Run run, int number, Earlier.Due due) {
        var subjects = due.subjects().toArray(String[]::new);
        return new Object[] {run.id(), number, "again:" + number, due.type(), null, subjects.length, subjects};
    }

    /**
     * A partition of the stored manifest, or single subjects, that were not evaluated to their end.
     *
     * @param subjects empty for a partition of the manifest
     */
    record Open(int number, String id, String type, long count, List<String> subjects) {

        /** Whether its subjects are named one by one, as those are that are judged again. */
        boolean isNamed() {
            return !subjects.isEmpty();
        }
    }

    List<Open> open(Run run) {
        return sql.rows(
                "select number, id, type, count, subjects from review_partition where review = ? and sha256 is null"
                        + " order by number",
                row -> new Open(
                        row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), Sql.texts(row, "subjects")),
                run.id());
    }

    /** How many rules look at each type of subject. */
    Map<String, Integer> rules(Run run) {
        var rules = new HashMap<String, Integer>();
        sql.each(
                "select subject_type, count(*) from rulebook_rule where rulebook = ? group by subject_type",
                row -> rules.put(row.getString(1), row.getInt(2)),
                run.rules());
        return rules;
    }
}
