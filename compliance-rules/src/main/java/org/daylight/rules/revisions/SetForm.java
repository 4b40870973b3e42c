package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.daylight.rules.evaluation.DatedSet;
import org.jspecify.annotations.Nullable;

/**
 * A set as its author writes it: more than the engine needs, because every membership has its own reference.
 *
 * @param completeFrom first day for which every member is listed; left out if the list is not complete
 */
record SetForm(
        String key,
        String title,
        @Nullable String completeFrom,
        @Nullable String completeTo,
        @Nullable String source,
        @Nullable String note,
        List<Member> members) {

    record Member(
            String code,
            @Nullable String from,
            @Nullable String to,
            String reference,
            @Nullable String url,
            @Nullable String sourceClass,
            String checked,
            @Nullable String note) {

        @SuppressWarnings("NullAway") // JSON may leave fields, and the whole of it, out
        static void check(Member member, String place) {
            if (member == null || member.code == null || member.reference == null || member.checked == null) {
                throw new NotUnderstood(place, "must have code, reference and checked");
            }
        }
    }

    static SetForm read(JsonNode tree) {
        for (var field : List.of("key", "title", "members")) {
            if (!tree.hasNonNull(field)) {
                throw NotUnderstood.leftOut(field);
            }
        }
        var form = RuleForm.read(tree, SetForm.class);
        for (var i = 0; i < form.members.size(); i++) {
            Member.check(form.members.get(i), "/members/" + i);
        }
        return form;
    }

    DatedSet set() {
        return new DatedSet(
                key,
                members.stream()
                        .map(member -> new DatedSet.Member(
                                member.code, member.from, member.to, member.reference, member.checked))
                        .toList(),
                completeFrom,
                completeTo,
                source);
    }
}
