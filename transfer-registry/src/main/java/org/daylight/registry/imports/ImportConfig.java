package org.daylight.registry.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of one import, so that a damaged or hostile file ends early. */
@ConfigMapping(prefix = "daylight.imports")
interface ImportConfig {

    /** How many bytes a file may have once it is unpacked. */
    @WithDefault("2147483648")
    long maxBytes();

    /** How many times larger than it was sent a packed file may become; the first ten megabytes are free. */
    @WithDefault("200")
    int maxRatio();

    /** How many lines a file may have. */
    @WithDefault("10000000")
    long maxLines();

    /** How many characters a line may have. */
    @WithDefault("1000000")
    int maxLineLength();

    /** How many problems a report names; the rest is only counted. */
    @WithDefault("200")
    int maxProblems();

    /** How many delivery lines are written with one statement. */
    @WithDefault("4000")
    int batch();
}
