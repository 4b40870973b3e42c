package org.daylight.registry.imports.profiles;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.kit.problem.Violation;
import org.daylight.registry.imports.profiles.Profile.Duplicates;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a profile before a table is read with it. */
final class ProfileCheck {

    private static final Pattern PROFILE = Pattern.compile("[a-z][a-z0-9-]{1,59}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
    private static final Set<String> OWN_NAMES = Set.of("key", "item", "number");

    private final Profile profile;
    private final Map<String, Class<?>> contents;
    private final List<Violation> wrong = new ArrayList<>();

    ProfileCheck(Profile profile, Map<String, Class<?>> contents) {
        this.profile = profile;
        this.contents = contents;
    }

    List<Violation> violations() {
        require(
                profile.profile() != null && PROFILE.matcher(profile.profile()).matches(),
                "/profile",
                "must be its name: small letters, digits and hyphens");
        require(isGiven(profile.title()), "/title", "must say in a line what the table is");
        require(isGiven(profile.source()), "/source", "must say where the table comes from");
        file();
        partners();
        values();
        key();
        tests();
        new RecordCheck(profile, contents, this::add).check();
        return List.copyOf(wrong);
    }

    private void add(String pointer, String message) {
        wrong.add(new Violation(pointer, message));
    }

    private void require(boolean holds, String pointer, String message) {
        if (!holds) {
            add(pointer, message);
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private void file() {
        var file = profile.file();
        require(
                file.encoding() == null || exists(file.encoding()),
                "/file/encoding",
                "is no encoding; write its IANA name, such as utf-8 or windows-1252");
        require(
                file.skip() == null || (file.skip() >= 0 && file.skip() <= 1000),
                "/file/skip",
                "must be 0 to 1000 lines");
        require(
                file.skip() == null || file.headerStarts() == null,
                "/file/headerStarts",
                "says the same as skip; leave one of them out");
        sign(file.delimiter(), "/file/delimiter");
        sign(file.quote(), "/file/quote");
        require(
                file.hasHeader() || !file.columns().isEmpty(),
                "/file/columns",
                "must name the columns, because the file does not");
        if (!file.columns().isEmpty()) {
            var missing = Header.of(file.columns()).missing(profile.columns());
            require(
                    missing.isEmpty(),
                    "/file/columns",
                    "does not have once, or not at all: %s; a column without a name is called by its place, such as #4"
                            .formatted(String.join(", ", missing)));
        }
    }

    private static boolean exists(String encoding) {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private void sign(@Nullable String sign, String pointer) {
        require(
                sign == null || (sign.length() == 1 && !sign.equals("\n") && !sign.equals("\r")),
                pointer,
                "must be one sign");
    }

    private void partners() {
        profile.partners()
                .kinds()
                .forEach((mark, kind) -> require(
                        PartnerForm.KINDS.contains(kind),
                        "/partners/kinds/" + mark,
                        "must be one of " + String.join(", ", PartnerForm.KINDS)));
        profile.partners()
                .names()
                .forEach((name, code) -> require(
                        code != null && code.matches("[A-Z0-9-]{2,20}"),
                        "/partners/names/" + name.replace("/", "~1"),
                        "must be the code of a partner, such as UKR"));
    }

    /** Values are read in their order, so that each may rest on those before it. */
    private void values() {
        require(!profile.values().isEmpty(), "/values", "must say what the columns mean");
        var before = new HashSet<String>();
        profile.values().forEach((name, value) -> {
            var at = "/values/" + name;
            require(
                    NAME.matcher(name).matches() && !OWN_NAMES.contains(name),
                    at,
                    "must be called by letters and digits, and not key, item or number");
            new ValueCheck(at, value, before, profile.values(), this::add).check();
            before.add(name);
        });
    }

    private void key() {
        identifies(profile.key(), "/key", "must be made of values that tell rows apart, such as {number}");
        if (profile.gather() != null) {
            identifies(
                    profile.gather(),
                    "/gather",
                    "must be made of values that rows of one thing share, such as {agreement}");
            require(
                    profile.records().stream().anyMatch(form -> !form.gathers().isEmpty()),
                    "/gather",
                    "needs a record that says which of its lists grow row by row, such as gathers: [lines]");
            require(
                    !profile.values().containsKey("place"),
                    "/values/place",
                    "is the place of a row among those gathered with it; call the value otherwise");
        }
        require(
                Duplicates.POLICIES.contains(String.valueOf(profile.duplicates().policy())),
                "/duplicates/policy",
                "must be one of " + String.join(", ", Duplicates.POLICIES));
        require(
                profile.duplicates().ignoring().isEmpty()
                        || profile.duplicates().once(),
                "/duplicates/ignoring",
                "belongs to the policy once");
        var further = profile.duplicates().further();
        if (further != null) {
            identifies(further, "/duplicates/further", "must be made of values, as the key is");
            require(
                    !profile.duplicates().numbered(),
                    "/duplicates/further",
                    "tells rows apart, so that they need no numbers; take the policy refuse or once");
            require(
                    further.startsWith(profile.key() + "/"),
                    "/duplicates/further",
                    "must begin with the key and a slash: what is forgotten of the one is forgotten of the other");
        }
    }

    private void identifies(@Nullable String template, String at, String mend) {
        var names = template == null ? List.<String>of() : Template.names(template);
        require(!names.isEmpty(), at, mend);
        for (var name : names) {
            var value = profile.values().get(name);
            if (value == null) {
                add(at, "names '%s', which is no value".formatted(name));
            } else if (!value.meaning().identifies()) {
                add(
                        at,
                        "must not rest on '%s': prose and amounts are revised from release to release; read a name as: key"
                                .formatted(name));
            }
        }
    }

    private void tests() {
        for (var i = 0; i < profile.setAside().size(); i++) {
            test(profile.setAside().get(i), "/setAside/" + i);
            require(
                    isGiven(profile.setAside().get(i).because()),
                    "/setAside/" + i + "/because",
                    "must say why these rows are no records; the report repeats it");
        }
        for (var i = 0; i < profile.totals().size(); i++) {
            total(profile.totals().get(i), "/totals/" + i);
        }
        var compare = profile.compare();
        Stream.of(compare.progress(), compare.of())
                .filter(name -> name != null)
                .forEach(name -> number(name, "/compare"));
        compare.words()
                .forEach(name -> require(
                        profile.values().containsKey(name),
                        "/compare/words",
                        "names '%s', which is no value".formatted(name)));
    }

    private void test(CellSays test, String at) {
        require(test.column() != null, at + "/column", "must name a column");
        require(!test.is().isEmpty(), at + "/is", "must list what the cell says");
    }

    private void total(Total total, String at) {
        require((total.comesTo() == null) != (total.row() == null), at, "needs either comesTo or the row that says it");
        if (total.row() != null) {
            test(total.row(), at + "/row");
            require(total.column() != null, at + "/column", "must name the cell of that row");
        }
        if (total.sum() != null) {
            number(total.sum(), at + "/sum");
        }
    }

    private void number(String name, String at) {
        var value = profile.values().get(name);
        require(
                value != null && ValueCheck.isNumber(value.meaning()),
                at,
                "names '%s', which is no number, quantity or amount".formatted(name));
    }
}
