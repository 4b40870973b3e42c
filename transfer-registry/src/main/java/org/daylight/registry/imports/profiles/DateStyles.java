package org.daylight.registry.imports.profiles;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways in which one column writes dates. */
record DateStyles(List<DateStyle> styles, MonthDay fiscal) {

    private static final MonthDay UNITED_STATES = MonthDay.of(10, 1);

    static DateStyles of(List<String> words, @Nullable String fiscalYearStarts) {
        return new DateStyles(
                words.stream().flatMap(word -> DateStyle.named(word).stream()).toList(), fiscal(fiscalYearStarts));
    }

    /** Month and day such as {@code 10-01}; throws {@link DateTimeException}. */
    static MonthDay fiscal(@Nullable String text) {
        return text == null ? UNITED_STATES : MonthDay.parse("--" + text);
    }

    /** As ISO 8601-2. What two styles read differently is not guessed. */
    String read(String cell) throws Unreadable {
        var readings = new LinkedHashMap<String, DateStyle>();
        for (var style : styles) {
            style.read(cell, fiscal).ifPresent(text -> readings.putIfAbsent(text, style));
        }
        if (readings.size() == 1) {
            return readings.keySet().iterator().next();
        }
        if (readings.size() > 1) {
            throw new Unreadable("'%s' can mean %s; write the day as 2014-05-03".formatted(cell, listed(readings)));
        }
        throw new Unreadable(refusal(cell));
    }

    private String refusal(String cell) {
        var shown = Unreadable.shown(cell);
        if (styles.stream().anyMatch(style -> style.looksLike(cell))) {
            return "'%s' is no day that exists, written as %s".formatted(shown, styles);
        }
        if (DateStyle.SPREADSHEET_SERIAL.looksLike(cell)) {
            return "'%s' is a spreadsheet's number for %s; write the date, or let the profile take spreadsheet-serial"
                    .formatted(shown, DateStyle.SPREADSHEETS_BEGIN.plusDays(Integer.parseInt(cell)));
        }
        return "'%s' is no date as this column writes them %s; mend the cell or add its style to the profile"
                .formatted(shown, styles);
    }

    private static String listed(Map<String, DateStyle> readings) {
        return readings.entrySet().stream()
                .map(reading -> "%s (%s)".formatted(reading.getKey(), reading.getValue()))
                .collect(Collectors.joining(" or "));
    }
}
