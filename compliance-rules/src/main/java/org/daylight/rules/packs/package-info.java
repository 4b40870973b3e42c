/** Takes in and gives out rules and sets as YAML, one file per authority. */
@NullMarked
package org.daylight.rules.packs;

import org.jspecify.annotations.NullMarked;
