package org.daylight.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.JsonbText;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Source;
import org.daylight.registry.imports.profiles.RowsOfParts;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RecordType;
import org.daylight.registry.records.RecordTypes;
import org.jspecify.annotations.Nullable;

/** Turns lines into drafts, as strictly as if each had been sent alone. */
@ApplicationScoped
class Drafts {

    private final RecordTypes types;
    private final Validator validator;
    private final PlainlyValid plainlyValid;
    private final ApprovedLevel approved;

    Drafts(RecordTypes types, Validator validator, ApprovedLevel approved) {
        this.types = types;
        this.validator = validator;
        this.plainlyValid = new PlainlyValid(validator);
        this.approved = approved;
    }

    DraftLine<?> of(long number, NativeLine line, RowsOfParts rows) throws RefusedLine {
        var word = line.type();
        if (word == null) {
            throw new RefusedLine("/type", "is missing; write one of " + String.join(", ", types.words()));
        }
        var type = types.named(word)
                .orElseThrow(() -> new RefusedLine(
                        "/type", "'%s' is no type; write one of %s".formatted(word, String.join(", ", types.words()))));
        return of(number, type, line, rows);
    }

    private <B> DraftLine<B> of(long number, RecordType<B> type, NativeLine line, RowsOfParts rows) throws RefusedLine {
        var content = content(type, line.content());
        var draft = new Draft<>(
                content,
                line.knownSince(),
                line.knownSinceSource(),
                line.accessGroup() == null ? Stated.unknown() : Stated.of(line.accessGroup()),
                line.marking(),
                line.sources(),
                line.reason());
        if (!plainlyValid.is(draft)) {
            var violations = validator.validate(draft);
            if (!violations.isEmpty()) {
                throw new RefusedLine(Pointers.of(violations));
            }
        }
        var misplaced = Source.misplaced(content, line.sources());
        if (!misplaced.isEmpty()) {
            throw new RefusedLine(misplaced);
        }
        var key = type.keyOf(content);
        if (line.key() != null && !line.key().equals(key)) {
            throw new RefusedLine("/key", "is %s, but the content says %s".formatted(line.key(), key));
        }
        try {
            approved.require(line.marking());
        } catch (ProblemException e) {
            throw new RefusedLine(e.violations());
        }
        // In the thread that reads, so that the one that writes is sooner done.
        var stored =
                type.kind() == RecordKind.DELIVERY ? JsonbText.of(Json.mapper().valueToTree(content)) : null;
        return new DraftLine<>(number, type, key, line.id(), draft, rows, stored);
    }

    /** The same with these fields as they are recorded, where the line leaves them blank. */
    <B> DraftLine<B> keeping(DraftLine<B> line, List<String> fields) throws RefusedLine {
        var recorded = line.type().recorded(line.key());
        if (recorded == null) {
            return line;
        }
        ObjectNode before = Json.mapper().valueToTree(recorded);
        ObjectNode now = Json.mapper().valueToTree(line.draft().content());
        for (var field : fields) {
            if (!now.has(field) && before.has(field)) {
                now.set(field, before.get(field));
            }
        }
        var draft = line.draft();
        var kept = new Draft<>(
                content(line.type(), now),
                draft.knownSince(),
                draft.knownSinceSource(),
                draft.accessGroup(),
                draft.marking(),
                draft.sources(),
                draft.reason());
        var violations = validator.validate(kept);
        if (!violations.isEmpty()) {
            throw new RefusedLine(Pointers.of(violations));
        }
        return new DraftLine<>(line.number(), line.type(), line.key(), line.id(), kept, line.rows(), null);
    }

    private static <B> B content(RecordType<B> type, @Nullable Object content) throws RefusedLine {
        if (type.content().isInstance(content)) {
            return type.content().cast(content);
        }
        if (!(content instanceof JsonNode tree) || tree.isNull()) {
            throw new RefusedLine("/content", "is missing");
        }
        try {
            return Json.mapper().treeToValue(tree, type.content());
        } catch (JsonProcessingException e) {
            throw RefusedLine.unreadable("/content", e);
        }
    }
}
