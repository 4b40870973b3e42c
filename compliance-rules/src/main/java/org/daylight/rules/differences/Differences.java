package org.daylight.rules.differences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.daylight.kit.json.Json;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.revisions.Definition;
import org.jspecify.annotations.Nullable;

/** Compares two definitions of the same kind. */
public final class Differences {

    /** Field to how a reader calls it, in the order of a rule. */
    private static final Map<String, String> CALLED = called(
            "title", "The title",
            "authority", "The authority",
            "citation", "The citation",
            "clause", "The clause",
            "reading", "The reading",
            "choice", "The choice the law leaves",
            "dutyHolder", "Who owes the duty",
            "counselReview", "The review by counsel",
            "subject", "The subject",
            "severity", "The severity",
            "message", "The message",
            "completeFrom", "The first day for which the list is complete",
            "completeTo", "The first day for which the list is no longer complete",
            "source", "The source",
            "note", "The note",
            "kind", "The kind of expectation",
            "bill", "The bill");

    private static final Map<String, String> EXPRESSIONS = called(
            "appliesWhen", "What it applies to",
            "requires", "What it requires",
            "permittedFrom", "The first permitted day");

    private static final Map<String, String> EFFECTIVE = called(
            "from", "The first day in force",
            "to", "The first day no longer in force",
            "against", "The date that decides whether it is in force",
            "reference", "Where its days are written",
            "checked", "How well that was read");

    private static final Pattern QUOTED_OR_BLANK = Pattern.compile("(\"[^\"]*\"|'[^']*')|\\s+");

    private static final String ORDER = "Only the order or the layout in which it is written changes";

    private final JsonNode before;
    private final JsonNode after;
    private final List<Change> changes = new ArrayList<>();

    private Differences(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** In the order in which a reader meets it; empty = it is the same version. */
    public static List<Change> between(Definition before, Definition after) {
        var found = new Differences(tree(before), tree(after));
        CALLED.forEach((field, called) -> found.text("/" + field, called));
        if (before instanceof Definition.OfRule was && after instanceof Definition.OfRule is) {
            found.rule(was.source(), is.source());
        } else if (before instanceof Definition.OfSet) {
            found.changes.addAll(MemberChanges.between(after.key(), found.before, found.after));
        } else {
            found.everything("/placeholders");
            found.everything("/rule");
        }
        if (found.changes.isEmpty() && !before.digest().equals(after.digest())) {
            found.changes.add(new Change("", ORDER, before.digest(), after.digest()));
        }
        return List.copyOf(found.changes);
    }

    private void rule(RuleSource was, RuleSource is) {
        EFFECTIVE.forEach((field, called) -> text("/effective/" + field, called));
        EXPRESSIONS.forEach((field, called) -> expression("/" + field, called));
        var names = new TreeSet<>(was.parameters().keySet());
        names.addAll(is.parameters().keySet());
        var nothing = Parameter.of();
        for (var name : names) {
            changes.addAll(ParameterChanges.between(
                    name,
                    was.parameters().getOrDefault(name, nothing),
                    is.parameters().getOrDefault(name, nothing)));
            text("/parameters/%s/type".formatted(name), "The kind of value of the " + name);
            text("/parameters/%s/groupedBy".formatted(name), "The fact by which the %s is looked up".formatted(name));
            text("/parameters/%s/datedBy".formatted(name), "The date by which the %s is looked up".formatted(name));
            text("/parameters/%s/basis".formatted(name), "The basis of the %s".formatted(name));
        }
        for (var key : is.exceptions()) {
            if (!was.exceptions().contains(key)) {
                changes.add(new Change("/exceptions", key + " makes an exception now", null, key));
            }
        }
        for (var key : was.exceptions()) {
            if (!is.exceptions().contains(key)) {
                changes.add(new Change("/exceptions", key + " makes no exception any more", key, null));
            }
        }
        examples();
    }

    private void examples() {
        var was = byName(before.path("examples"));
        var is = byName(after.path("examples"));
        is.forEach((name, example) -> {
            var old = was.get(name);
            if (old == null) {
                changes.add(new Change("/examples", "The example \"%s\" is new".formatted(name), null, example));
            } else if (!old.equals(example)) {
                changes.add(new Change("/examples", "The example \"%s\" changes".formatted(name), old, example));
            }
        });
        was.forEach((name, example) -> {
            if (!is.containsKey(name)) {
                changes.add(new Change("/examples", "The example \"%s\" is left out".formatted(name), example, null));
            }
        });
    }

    private static Map<String, String> byName(JsonNode examples) {
        var byName = new LinkedHashMap<String, String>();
        for (var example : examples) {
            var name = example.path("name").asText();
            var number = 1;
            while (byName.containsKey(numbered(name, number))) {
                number++;
            }
            byName.put(numbered(name, number), example.toString());
        }
        return byName;
    }

    /** Nothing keeps two examples from having one name. */
    private static String numbered(String name, int number) {
        return number == 1 ? name : "%s (%d)".formatted(name, number);
    }

    private void text(String pointer, String called) {
        var was = shown(before.at(pointer));
        var is = shown(after.at(pointer));
        if (was == null ? is != null : !was.equals(is)) {
            changes.add(new Change(pointer, sentence(called, was, is), was, is));
        }
    }

    /** The same words on other lines say the same. */
    private void expression(String pointer, String called) {
        var was = shown(before.at(pointer));
        var is = shown(after.at(pointer));
        if (was == null ? is == null : was.equals(is)) {
            return;
        }
        var same = was != null
                && is != null
                && isReadWhateverItsLines(was)
                && isReadWhateverItsLines(is)
                && words(was).equals(words(is));
        changes.add(new Change(pointer, same ? called + " is only laid out anew" : sentence(called, was, is), was, is));
    }

    /** Whatever stands under a pointer, place by place. */
    private void everything(String pointer) {
        var was = before.at(pointer);
        var is = after.at(pointer);
        if (was.equals(is)) {
            return;
        }
        if (was.isObject() && is.isObject()) {
            var names = new TreeSet<String>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> everything(pointer + "/" + name));
        } else {
            text(pointer, pointer.substring(1).replace('/', ' '));
        }
    }

    private static String sentence(String called, @Nullable String was, @Nullable String is) {
        if (was == null) {
            return "%s is now stated: %s".formatted(called, is);
        }
        return is == null
                ? "%s is no longer stated; it was: %s".formatted(called, was)
                : "%s changes from \"%s\" to \"%s\"".formatted(called, was, is);
    }

    private static @Nullable String shown(JsonNode node) {
        if (node instanceof MissingNode || node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.asText().strip() : node.toString();
    }

    /** Without the blanks, of which those in quotes are a part of what is said. */
    private static String words(String text) {
        return QUOTED_OR_BLANK
                .matcher(text)
                .replaceAll(part -> part.group(1) == null ? "" : Matcher.quoteReplacement(part.group(1)));
    }

    /** A comment ends where its line does, and an escaped or threefold quote is not told from the end of a text here. */
    private static boolean isReadWhateverItsLines(String text) {
        return !text.contains("\\")
                && !text.contains("\"\"\"")
                && !text.contains("'''")
                && !QUOTED_OR_BLANK.matcher(text).replaceAll("").contains("//");
    }

    private static JsonNode tree(Definition definition) {
        try {
            return Json.mapper().readTree(definition.canonical());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> called(String... pairs) {
        var called = new LinkedHashMap<String, String>();
        for (var index = 0; index < pairs.length; index += 2) {
            called.put(pairs[index], pairs[index + 1]);
        }
        return called;
    }
}
