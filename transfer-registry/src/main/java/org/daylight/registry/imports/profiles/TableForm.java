package org.daylight.registry.imports.profiles;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * How the file is written.
 *
 * @param encoding an IANA name; utf-8 unless said
 * @param skip how many lines stand before the header
 * @param headerStarts with what the header begins, where the number of lines before it differs; within 100 lines
 * @param columns the whole header, with an empty name where the file has none; a file with another one is refused
 * @param headerless whether the first row is data already; {@code columns} then names them
 * @param joins columns in which a line may break without a quote
 * @param ends with what the first cell of the row after the table begins
 */
record TableForm(
        @Nullable String encoding,
        @Nullable Integer skip,
        @Nullable String headerStarts,
        @Nullable String delimiter,
        @Nullable String quote,
        List<String> columns,
        @Nullable Boolean headerless,
        List<String> joins,
        List<String> ends) {

    static final TableForm PLAIN = new TableForm(null, null, null, null, null, List.of(), null, List.of(), List.of());

    TableForm {
        columns = Given.list(columns);
        joins = Given.list(joins);
        ends = Given.list(ends);
    }

    Charset charset() {
        return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    char separator() {
        return delimiter == null ? ',' : delimiter.charAt(0);
    }

    char quoting() {
        return quote == null ? '"' : quote.charAt(0);
    }

    boolean hasHeader() {
        return !Boolean.TRUE.equals(headerless);
    }
}
