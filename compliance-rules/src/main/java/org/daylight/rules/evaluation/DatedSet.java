package org.daylight.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set with dated members. Absence says something only while the set is complete.
 *
 * @param completeFrom first day for which every member is listed, ISO 8601-2 text; null = never complete
 * @param completeTo first day for which that no longer holds; null = open
 */
public record DatedSet(
        String name,
        List<Member> members,
        @Nullable String completeFrom,
        @Nullable String completeTo,
        @Nullable String source) {

    public DatedSet {
        members = List.copyOf(members);
    }

    /**
     * A member for a half-open interval of possibly imprecise dates, ISO 8601-2 text ("2023", "../2002-09-30").
     *
     * @param reference where that is written
     * @param checked whether the reference was read: READ, NOT_READ, DERIVED
     */
    public record Member(
            String code,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reference,
            @Nullable String checked) {

        public Member(String code, @Nullable String from, @Nullable String to) {
            this(code, from, to, null, null);
        }
    }
}
