package org.daylight.rules.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.RuleSource;
import org.jspecify.annotations.Nullable;

/** A rule or set as its author wrote it, in the one form that is digested. */
public sealed interface Definition {

    /** How everything that a bill would say begins. */
    String PROPOSED = "PROPOSED, not law: ";

    Pattern KEY = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    int MOST_KEY = 120;

    String key();

    String title();

    /** RFC 8785, the whole of what the author wrote. */
    String canonical();

    default String digest() {
        return CanonicalJson.sha256(canonical().getBytes(StandardCharsets.UTF_8));
    }

    Kind kind();

    /**
     * Looks once more for parts that are missing inside: what was kept before these were looked at may lack one.
     *
     * @throws NotUnderstood at the part that is missing
     */
    default void requireWhole() {}

    /** Whether both are of one key and answer for some of the same days; a set and a template do so for every day. */
    default boolean overlaps(Definition other) {
        return kind() == other.kind()
                && key().equals(other.key())
                && (!(this instanceof OfRule rule)
                        || !(other instanceof OfRule others)
                        || rule.days().overlap(others.days()));
    }

    /**
     * A rule.
     *
     * @param bill the bill that would make it law; null = it is no bill
     */
    record OfRule(RuleSource source, @Nullable String bill, String canonical) implements Definition {
        @Override
        public String key() {
            return source.key();
        }

        @Override
        public String title() {
            return source.title();
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public void requireWhole() {
            WholeRule.require(tree(canonical), "");
        }

        /** First day that surely is in force; of an imprecise start the latest. */
        public @Nullable LocalDate from() {
            var from = source.effective().from();
            return from == null ? null : day("from", from).latest();
        }

        /** First day that may no longer be in force; of an imprecise end the earliest. */
        public @Nullable LocalDate to() {
            var to = source.effective().to();
            return to == null ? null : day("to", to).earliest();
        }

        private static ImpreciseDate day(String field, String text) {
            try {
                return ImpreciseDate.parse(text);
            } catch (IllegalArgumentException e) {
                var refused = new NotUnderstood("/effective/" + field, String.valueOf(e.getMessage()));
                refused.initCause(e);
                throw refused;
            }
        }

        /** Those for which it answers. */
        Days days() {
            return new Days(from(), to());
        }
    }

    record OfSet(DatedSet set, String title, String canonical) implements Definition {
        @Override
        public String key() {
            return set.name();
        }

        @Override
        public Kind kind() {
            return Kind.SET;
        }
    }

    /** A rule with open parameters, for one expectation at a time. */
    record OfTemplate(TemplateForm template, String canonical) implements Definition {
        @Override
        public String key() {
            return template.key();
        }

        @Override
        public String title() {
            return template.title();
        }

        @Override
        public Kind kind() {
            return Kind.TEMPLATE;
        }

        @Override
        public void requireWhole() {
            WholeRule.require(tree(canonical).path("rule"), "/rule");
        }

        /** The rule that it makes of its own samples. */
        public OfRule sample() {
            return rule(Instance.sample(template).rule(template));
        }
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    static OfRule rule(JsonNode written) {
        var tree = RuleForm.normal(object(written));
        var source = RuleForm.source(tree);
        var bill = tree.path("bill").isTextual() ? tree.path("bill").asText() : null;
        var rule = new OfRule(source, bill, canonical(tree));
        if (bill != null) {
            requireLabel("citation", source.citation());
            requireLabel("message", source.message());
        }
        requirePeriod(rule.from(), rule.to());
        return rule;
    }

    /**
     * Reads a rule as somebody writes it now. One that was kept is read even where it lacks something.
     *
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    static OfRule newRule(JsonNode written) {
        var tree = object(written);
        WholeRule.require(tree, "");
        requireKey(tree);
        EffectiveDays.require(tree, "");
        return rule(tree);
    }

    /** As the database has it. */
    private static void requireKey(JsonNode written) {
        var key = written.path("key").asText();
        if (written.hasNonNull("key")
                && (key.length() > MOST_KEY || !KEY.matcher(key).matches())) {
            throw new NotUnderstood(
                    "/key",
                    "must be words of small letters and digits, the first of them with a letter in front, with dots or"
                            + " hyphens between them, such as us.aeca.36b.wait, and at most %d characters"
                                    .formatted(MOST_KEY));
        }
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    static OfSet set(JsonNode written) {
        var tree = object(written);
        var form = SetForm.read(tree);
        return new OfSet(form.set(), form.title(), canonical(tree));
    }

    /**
     * Reads a set as somebody writes it now. One that was kept is read whatever its days say.
     *
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    static OfSet newSet(JsonNode written) {
        var set = set(written);
        requireKey(written);
        SetDays.require(set.set());
        return set;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    static OfTemplate template(JsonNode written) {
        var tree = object(written);
        var template = new OfTemplate(TemplateForm.read(tree), canonical(tree));
        try {
            template.sample();
        } catch (NotUnderstood e) {
            throw e.within("/rule");
        }
        return template;
    }

    /**
     * Reads a template as somebody writes it now.
     *
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    static OfTemplate newTemplate(JsonNode written) {
        var tree = object(written);
        WholeRule.require(tree.path("rule"), "/rule");
        requireKey(tree);
        EffectiveDays.require(tree.path("rule"), "/rule");
        return template(tree);
    }

    private static ObjectNode object(JsonNode written) {
        if (written instanceof ObjectNode object) {
            Storable.require(object);
            return object.deepCopy();
        }
        throw new IllegalArgumentException("it must be an object with named fields");
    }

    /** Every answer shows both, so that none of a bill is taken for one of the law. */
    private static void requireLabel(String field, String text) {
        if (!text.startsWith(PROPOSED)) {
            throw new NotUnderstood("/" + field, "must begin, as of a bill, with \"%s\"".formatted(PROPOSED));
        }
    }

    private static JsonNode tree(String canonical) {
        try {
            return Json.mapper().readTree(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition is not JSON", e);
        }
    }

    private static String canonical(JsonNode tree) {
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    private static void requirePeriod(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && Objects.requireNonNull(from).isAfter(to)) {
            throw new NotUnderstood("/effective", "must not end before it begins; write the earlier date as from");
        }
    }
}
