package org.daylight.review.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Stands in for compliance-rules: a line says itself how each rule answers. */
@Path("/stub/rules/v1")
@PermitAll
public class RulesStub {

    private static final Map<String, List<String>> RULEBOOKS = new ConcurrentHashMap<>();
    private static final Map<String, String> ANSWERS =
            Map.of("M", "MET", "N", "NOT_MET", "U", "UNDETERMINED", "A", "NOT_APPLICABLE", "E", "ERROR");

    private static final String MANDATORY = ":mandatory";

    @POST
    @Path("rulebooks")
    @Produces("application/json")
    public JsonNode freeze() {
        var rules = Scenario.rules;
        var digest = CanonicalJson.sha256((rules
                        + new TreeMap<>(Scenario.MANDATORY).toString()
                        + new TreeMap<>(Scenario.MANDATORY_BY_SUBJECT)
                        + Scenario.olderRules)
                .getBytes(UTF_8));
        RULEBOOKS.put(digest, rules);
        var rulebook = Json.mapper().createObjectNode().put("digest", digest);
        var listed = rulebook.putArray("rules");
        rules.forEach(rule -> revisions(listed.addObject(), rule)
                .put("key", rule)
                .put("title", "Title of " + rule)
                .put("subject", subject(rule))
                .put("severity", "REQUIREMENT")
                .put("dutyHolder", "OWN_GOVERNMENT")
                .put("choice", mandatory(rule).isEmpty() ? "WAIVABLE" : "MANDATORY")
                .put("authority", "POLICY")
                .put("citation", "Citation of " + rule)
                .put("counselReview", "none")
                .set("mandatory", mandatory(rule)));
        return rulebook;
    }

    private static ObjectNode revisions(ObjectNode listed, String rule) {
        if (Scenario.MANDATORY_BY_SUBJECT.containsKey(rule) && !Scenario.olderRules) {
            var revisions = listed.putArray("byRevision");
            revision(revisions.addObject(), rule, "", "REQUIREMENT", "WAIVABLE");
            revision(revisions.addObject(), rule, MANDATORY, "PROHIBITION", "MANDATORY");
        }
        return listed;
    }

    private static void revision(ObjectNode revision, String rule, String more, String severity, String choice) {
        revision.put("digest", "sha256:of-" + rule + more)
                .put("against", "delivery.plannedFor")
                .put("title", "Title of " + rule + more)
                .put("severity", severity)
                .put("dutyHolder", "OWN_GOVERNMENT")
                .put("choice", choice)
                .put("authority", "POLICY")
                .put("citation", "Citation of " + rule + more)
                .putNull("counselReview");
    }

    private static JsonNode mandatory(String rule) {
        var days = Json.mapper().createArrayNode();
        if (rule.equals("t.alpha")) {
            days.addObject();
        } else if (Scenario.MANDATORY.containsKey(rule)) {
            days.addObject().put("from", Scenario.MANDATORY.get(rule));
        } else if (Scenario.MANDATORY_BY_SUBJECT.containsKey(rule)) {
            days.addObject().put("from", Scenario.MANDATORY_BY_SUBJECT.get(rule));
        }
        return days;
    }

    @GET
    @Path("rulebooks/{digest}/subjects")
    @Produces("application/json")
    public JsonNode subjects(@RestPath String digest) {
        if (Scenario.olderRules) {
            throw new jakarta.ws.rs.NotFoundException();
        }
        var byType = new TreeMap<String, List<String>>();
        java.util.Objects.requireNonNull(RULEBOOKS.get(digest)).stream()
                .sorted()
                .forEach(rule -> byType.computeIfAbsent(subject(rule), _ -> new ArrayList<>())
                        .add(rule));
        var all = Json.mapper().createObjectNode().put("rulebook", digest);
        var subjects = all.putArray("subjects");
        byType.forEach((type, rules) -> subjects.addObject()
                .put("type", type)
                .put("digest", CanonicalJson.sha256(rules.toString().getBytes(UTF_8))));
        return all;
    }

    @POST
    @Path("evaluations")
    @Produces("application/x-ndjson")
    public byte[] evaluate(@RestQuery String rulebook, @RestQuery boolean shown, byte[] body) throws IOException {
        if (!shown) {
            throw new BadRequestException("whatever a review is answered is shown to people");
        }
        var rules = java.util.Objects.requireNonNull(RULEBOOKS.get(rulebook)).stream()
                .sorted()
                .toList();
        var lines = new String(body, UTF_8).lines().toList();
        for (var line : lines) {
            var node = Json.mapper().readTree(line);
            Scenario.rest(node.path("partner").asText());
            var scenario = java.util.Objects.requireNonNull(
                    Scenario.BY_PARTNER.get(node.path("partner").asText()));
            var name = node.path("label").asText();
            if (!scenario.failsOn.isEmpty() && name.endsWith(scenario.failsOn) && Scenario.once(scenario.failures)) {
                throw new ServiceUnavailableException();
            }
        }
        var out = new StringBuilder();
        var answers = 0;
        for (var line : lines) {
            var node = Json.mapper().readTree(line);
            var asked = rules.stream()
                    .filter(rule -> node.path("type").asText().equals(subject(rule) + "/1"))
                    .toList();
            answers += asked.size();
            out.append(answer(node, asked)).append('\n');
        }
        out.append("{\"end\": true, \"subjects\": %d, \"answers\": %d, \"sha256\": \"%s\"}\n"
                .formatted(
                        lines.size(),
                        answers,
                        CanonicalJson.sha256(out.toString().getBytes(UTF_8)).substring("sha256:".length())));
        return out.toString().getBytes(UTF_8);
    }

    /**
     * Rules that begin with t.drift look at objectives and want a schedule index of 0.8, those that begin with t.charged look at
     * authorities, whose lines say what they answer; the others at deliveries, of which t.handed asks once they are handed over whether the article is significant.
     * t.ended looks at holds and wants that somebody released them.
     * t.to looks at deliveries and t.act at proposals, and both want an ally to get them; t.under wants an active transfer for deliveries.
     */
    private static String subject(String rule) {
        return rule.startsWith("t.drift")
                ? "objective"
                : rule.startsWith("t.charged")
                        ? "authority"
                        : rule.startsWith("t.act") ? "proposal" : rule.startsWith("t.ended") ? "hold" : "delivery";
    }

    private static String wants(JsonNode line, String leaf, String wanted) {
        return !line.has(leaf) ? "U:" + leaf : line.path(leaf).asText().equals(wanted) ? "M" : "N";
    }

    private static String stated(JsonNode line, String rule) {
        if (subject(rule).equals("objective")) {
            var index = line.path("drift.scheduleIndex");
            return index.isTextual() ? Double.parseDouble(index.asText()) < 0.8 ? "N" : "M" : "A";
        }
        if (rule.equals("t.to") || rule.equals("t.act")) {
            return wants(line, "partner.policyCategory", "TREATY_ALLY");
        }
        if (rule.equals("t.ended")) {
            return wants(line, "hold.ending", "RELEASED");
        }
        if (rule.equals("t.under")) {
            return wants(line, "transfer.status", "ACTIVE");
        }
        if (rule.startsWith("t.handed")) {
            var handedOver = line.path("delivery.handedOverOn").isTextual();
            return !handedOver
                    ? "A"
                    : !line.has("item.sme")
                            ? "U:item.sme"
                            : line.path("item.sme").asBoolean() ? "N" : "M";
        }
        var scenario = Scenario.BY_PARTNER.get(line.path("partner").asText());
        if (scenario != null && scenario.misread.equals(line.path("label").asText()) && rule.equals("t.alpha")) {
            return "U";
        }
        return line.path("stub." + rule).asText("M");
    }

    private static ObjectNode answer(JsonNode line, List<String> rules) {
        var partner = line.path("partner").asText();
        java.util.Objects.requireNonNull(Scenario.BY_PARTNER.get(partner))
                .evaluated
                .add(line.path("label").asText());
        Scenario.IN_ORDER.add(line.path("label").asText());
        var said = Json.mapper().createObjectNode();
        said.put("subject", line.path("subject").asText())
                .put("type", line.path("type").asText())
                .put("partner", partner);
        var counts = said.putObject("counts");
        ANSWERS.values().forEach(answer -> counts.put(answer, 0));
        var vector = new StringBuilder();
        var next = "";
        var answers = said.putArray("answers");
        for (var rule : rules) {
            var asOf = line.path("asOf").asText();
            var whole = stated(line, rule);
            var stated = Scenario.on(whole, ">", asOf);
            var later = Scenario.later(whole, ">", asOf);
            if (!later.isEmpty() && (next.isEmpty() || later.compareTo(next) < 0)) {
                next = later;
            }
            var letter = stated.substring(0, 1);
            var answer = java.util.Objects.requireNonNull(ANSWERS.get(letter));
            vector.append(letter);
            counts.put(answer, counts.path(answer).asInt() + 1);
            if (!letter.equals("M") && !letter.equals("A")) {
                var detail = answers.addObject();
                detail.put("rule", rule)
                        .put("revision", "sha256:of-" + rule + (stated.endsWith(MANDATORY) ? MANDATORY : ""))
                        .put("answer", answer)
                        .put(
                                "message",
                                "%s about %s as of %s"
                                        .formatted(
                                                rule,
                                                line.path("label").asText(),
                                                line.path("asOf").asText()));
                var missing = detail.putArray("missing");
                if (stated.length() > 2 && !stated.endsWith(MANDATORY)) {
                    missing.add(stated.substring(2));
                }
                detail.putArray("reasons");
            }
        }
        if (!next.isEmpty()) {
            said.put("nextChangeOn", next).put("nextChangeRule", "t.alpha");
        }
        return said.put("vector", vector.toString());
    }

    @POST
    @Path("evaluations:explain")
    @Produces("application/json")
    public JsonNode explain(@RestQuery String rule, byte[] line) throws IOException {
        var node = Json.mapper().readTree(line);
        var scenario = Scenario.BY_PARTNER.get(node.path("partner").asText());
        if (scenario != null && Scenario.once(scenario.explanationsDown)) {
            throw new ServiceUnavailableException();
        }
        var disputed =
                scenario != null && scenario.disputed.equals(node.path("label").asText());
        var letter = Scenario.on(stated(node, rule), ">", node.path("asOf").asText());
        var explanation = Json.mapper()
                .createObjectNode()
                .put("rule", rule)
                .put("answer", disputed ? "ERROR" : ANSWERS.get(letter.substring(0, 1)));
        explanation
                .putArray("because")
                .addObject()
                .put("clause", "stub." + rule)
                .put("value", "false")
                .putObject("facts")
                .put("label", node.path("label").asText());
        return explanation;
    }
}
