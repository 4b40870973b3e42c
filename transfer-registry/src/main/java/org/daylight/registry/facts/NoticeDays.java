package org.daylight.registry.facts;

/** The days that are recorded of a notification, before the first of which it was not given. */
public final class NoticeDays {

    private NoticeDays() {}

    /**
     * The first of them, as SQL; null = there is none. The text of a date sorts like its first day, and before every
     * day if its start is open.
     *
     * @param content of the notification
     * @param others further days of it, as a table with one column of dates
     */
    public static String first(String content, String others) {
        return """
            (select min(split_part(day, '/', 1) collate "C") from (
                %2$s
                union all select %1$s->>field
                  from unnest(array['announcedOn', 'printedOn', 'federalRegisterOn', 'jointResolutionEnactedOn']) field
                union all select receipt->>'on' from jsonb_array_elements(coalesce(%1$s->'receipts', '[]')) receipt
                union all select resolution->>'on'
                  from jsonb_array_elements(coalesce(%1$s->'jointResolutions', '[]')) resolution) days)""".formatted(content, others);
    }
}
