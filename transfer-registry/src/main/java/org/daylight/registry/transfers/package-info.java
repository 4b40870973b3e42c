/** What was requested, offered, agreed or licensed: channel, status, lines, values and charges. */
@NullMarked
package org.daylight.registry.transfers;

import org.jspecify.annotations.NullMarked;
