/** What is required, since when, and why: dated rules, and answers about facts that say what they rest on. */
@NullMarked
package org.daylight.rules;

import org.jspecify.annotations.NullMarked;
