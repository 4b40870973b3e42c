package org.daylight.registry.imports;

import java.util.List;

/**
 * A profile as somebody saved it.
 *
 * @param types the kinds of records that its rows become
 * @param yaml as it was written, with its comments
 */
record SavedProfile(String name, String title, List<String> types, String yaml) {}
