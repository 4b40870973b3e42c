package org.daylight.rules.language;

import org.daylight.rules.evaluation.RuleSource;

/** A revision to compile and the name answers will give it: its digest. */
public record Revision(String digest, RuleSource source) {}
