package org.daylight.registry.imports.profiles;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;

/** A way of writing dates. Each reads only what it surely means; years have four digits. */
enum DateStyle {
    ISO("iso", "(?:[\\d.-]{2,10})(?:/[\\d.-]{2,10})?") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            try {
                return ImpreciseDate.parse(found.group()).text();
            } catch (IllegalArgumentException e) {
                throw new DateTimeException(String.valueOf(e.getMessage()), e);
            }
        }
    },
    YEAR("year", "(\\d{4})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return found.group(1);
        }
    },
    /** Named by the year in which it ends, as that of the United States is. */
    FISCAL_YEAR("fiscal-year", "(?:FY ?)?(\\d{4})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            var year = Integer.parseInt(found.group(1));
            if (fiscal.equals(MonthDay.of(1, 1))) {
                return found.group(1);
            }
            return fiscal.atYear(year - 1) + "/" + fiscal.atYear(year).minusDays(1);
        }
    },
    QUARTER("quarter", "(?:Q([1-4])[ /-]?(\\d{4})|(\\d{4})[ /-]?Q([1-4]))") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            var first = found.group(1) != null;
            var quarter = Integer.parseInt(found.group(first ? 1 : 4));
            var begins = YearMonth.of(Integer.parseInt(found.group(first ? 2 : 3)), 3 * quarter - 2);
            return begins + "/" + begins.plusMonths(2);
        }
    },
    MONTH_NAME("month-name", "(?:(\\d{1,2})[ -])?([A-Za-z]{3,9})\\.?[ -](?:(\\d{1,2}),? )?(\\d{4})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            var month = YearMonth.of(Integer.parseInt(found.group(4)), month(found.group(2)));
            var day = found.group(1) != null ? found.group(1) : found.group(3);
            return day == null
                    ? month.toString()
                    : LocalDate.of(month.getYear(), month.getMonth(), Integer.parseInt(day))
                            .toString();
        }
    },
    MONTH_AND_YEAR("month-and-year", "(\\d{1,2})[./-](\\d{4})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return YearMonth.of(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1)))
                    .toString();
        }
    },
    DAY_FIRST("day-first", "(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return day(found.group(3), found.group(2), found.group(1));
        }
    },
    MONTH_FIRST("month-first", "(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return day(found.group(3), found.group(1), found.group(2));
        }
    },
    /** Several years, or the first and the last of them. */
    YEARS("years", "\\d{4}(?: ?[;,/–-] ?\\d{4})*") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            var years = Stream.of(found.group().split("[^\\d]+", -1)).sorted().toList();
            return years.getFirst().equals(years.getLast())
                    ? years.getFirst()
                    : years.getFirst() + "/" + years.getLast();
        }
    },
    COMPACT("compact", "(\\d{4})(\\d{2})(\\d{2})") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return day(found.group(1), found.group(2), found.group(3));
        }
    },
    /** By the end of a year or month means its last day. */
    END_OF("end-of", "(?:by )?(?:the )?end (?:of )?(\\d{4}(?:-\\d{2})?)") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return ImpreciseDate.parse(found.group(1)).latest().toString();
        }
    },
    /** The number of days since 1899-12-30 that a spreadsheet shows when a cell lost its format. */
    SPREADSHEET_SERIAL("spreadsheet-serial", "[2-5]\\d{4}") {
        @Override
        String text(MatchResult found, MonthDay fiscal) {
            return SPREADSHEETS_BEGIN.plusDays(Integer.parseInt(found.group())).toString();
        }
    };

    static final LocalDate SPREADSHEETS_BEGIN = LocalDate.of(1899, 12, 30);

    private final String word;
    private final Pattern pattern;

    DateStyle(String word, String pattern) {
        this.word = word;
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** The date as ISO 8601-2; throws {@link DateTimeException} where there is no such day. */
    abstract String text(MatchResult found, MonthDay fiscal);

    boolean looksLike(String cell) {
        return pattern.matcher(cell).matches();
    }

    /** Empty for what is written in another way or does not exist. */
    Optional<String> read(String cell, MonthDay fiscal) {
        var matcher = pattern.matcher(cell);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(text(matcher.toMatchResult(), fiscal));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<DateStyle> named(String word) {
        return Arrays.stream(values()).filter(style -> style.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(style -> style.word).toList();
    }

    @Override
    public String toString() {
        return word;
    }

    private static String day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }

    private static int month(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        for (var month : java.time.Month.values()) {
            var whole = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            if (whole.equals(wanted) || (whole.startsWith(wanted) && (wanted.length() == 3 || wanted.equals("sept")))) {
                return month.getValue();
            }
        }
        throw new DateTimeException("no month is called " + name);
    }
}
