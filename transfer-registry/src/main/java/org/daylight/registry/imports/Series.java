package org.daylight.registry.imports;

import java.util.List;

/**
 * The releases that a file in hand is compared with: those of the profile of its name, whatever its text was then, that were sent
 * as the same series. Of a release that was read with another text only who imported it is told what it said, or who sees
 * everything: a text could be written to ask for what its writer may not see. Nobody writes the texts that ship.
 *
 * @param profile its name
 * @param name as it was sent; that of the profile where none was
 * @param digest of the text that reads the file in hand
 * @param texts digests of that and of every earlier text that a release was read with
 */
record Series(String profile, String name, String digest, boolean shipped, List<String> texts) {}
