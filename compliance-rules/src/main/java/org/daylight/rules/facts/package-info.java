/** What a rule may know: the vocabulary of facts, and fact lines read into typed leaves. */
@NullMarked
package org.daylight.rules.facts;

import org.jspecify.annotations.NullMarked;
