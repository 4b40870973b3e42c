package org.daylight.registry.imports.profiles;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the partner that a table means, and remembers those that have to be recorded first. */
final class PartnerReader {

    private static final Map<String, String> ISO_3166 = iso3166();

    private final PartnerForm form;
    private final PartnerNames register;
    private final Map<String, String> own = new HashMap<>();
    private final List<String> marks;
    private final Map<String, Made> made = new LinkedHashMap<>();

    /** A partner that is not recorded yet. */
    record Made(String code, String name, String kind) {}

    PartnerReader(PartnerForm form, PartnerNames register) {
        this.form = form;
        this.register = register;
        form.names().forEach((name, code) -> own.put(PartnerNames.folded(name), code));
        marks = form.kinds().keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The code of the partner. */
    String read(String cell) throws Unreadable {
        var mark = marks.stream().filter(cell::endsWith).findFirst().orElse("");
        var name = Header.stripped(cell.substring(0, cell.length() - mark.length()));
        var code = code(name, !mark.isEmpty());
        var kind = form.kinds().get(mark);
        var recorded = register.kindOf(code);
        if (kind != null && recorded.isPresent() && !recorded.get().equals(kind)) {
            throw new Unreadable("'%s' is marked as %s and %s is recorded as %s; mend one of them"
                    .formatted(Unreadable.shown(cell), kind, code, recorded.get()));
        }
        if (recorded.isEmpty() && Boolean.TRUE.equals(form.create())) {
            made.putIfAbsent(code, new Made(code, name, kind == null ? "STATE" : kind));
        }
        return code;
    }

    /** A partner that was met for the first time and has to be recorded before what names it. */
    Optional<Made> toMake(String code) {
        return Optional.ofNullable(made.get(code));
    }

    private String code(String name, boolean marked) throws Unreadable {
        var given = own.get(PartnerNames.folded(name));
        if (given != null) {
            return given;
        }
        var called = register.called(name);
        if (called.size() > 1) {
            throw new Unreadable("'%s' is the name of %s; say which under partners.names of the profile"
                    .formatted(Unreadable.shown(name), String.join(" and of ", called)));
        }
        if (!called.isEmpty()) {
            return called.iterator().next();
        }
        var official = Boolean.TRUE.equals(form.iso3166()) ? ISO_3166.get(PartnerNames.folded(name)) : null;
        return official == null && marked && Boolean.TRUE.equals(form.create())
                ? ownCode(name)
                : required(official, name);
    }

    /** What has a mark is no state, so that no list of codes has it: its name is its code. */
    private static String ownCode(String name) throws Unreadable {
        var code = ValueReader.key(name, null);
        if (!code.matches("[A-Z0-9-]{2,20}")) {
            throw new Unreadable("'%s' is too long for a code of the register; give it one under partners.names"
                    .formatted(Unreadable.shown(name)));
        }
        return code;
    }

    private static String required(@Nullable String code, String name) throws Unreadable {
        if (code == null) {
            throw new Unreadable(
                    "no partner is called '%s'; add it to partners.names of the profile or to the aliases of a partner"
                            .formatted(Unreadable.shown(name)));
        }
        return code;
    }

    private static Map<String, String> iso3166() {
        var names = new HashMap<String, String>();
        Arrays.stream(Locale.getISOCountries())
                .map(code -> Locale.of("", code))
                .forEach(country -> names.put(
                        PartnerNames.folded(country.getDisplayCountry(Locale.ENGLISH)), country.getISO3Country()));
        return names;
    }
}
