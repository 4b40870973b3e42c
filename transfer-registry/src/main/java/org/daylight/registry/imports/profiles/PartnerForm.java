package org.daylight.registry.imports.profiles;

import java.util.List;
import java.util.Map;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * What the table calls partners.
 *
 * @param names its names with the codes that the register has for them
 * @param kinds what a mark behind a name says of its kind, such as {@code "*": NON_STATE}
 * @param iso3166 whether the English names of ISO 3166 stand for its three-letter codes
 * @param create whether a partner that is not recorded yet is recorded, with its name and kind
 */
record PartnerForm(
        Map<String, String> names,
        Map<String, String> kinds,
        @Nullable Boolean iso3166,
        @Nullable Boolean create) {

    static final PartnerForm NONE = new PartnerForm(Map.of(), Map.of(), null, null);

    static final List<String> KINDS = List.of("STATE", "ORGANISATION", "AGENCY", "NON_STATE", "OTHER_AUTHORITY");

    PartnerForm {
        names = Given.map(names);
        kinds = Given.map(kinds);
    }
}
