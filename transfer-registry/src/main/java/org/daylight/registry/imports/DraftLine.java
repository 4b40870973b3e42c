package org.daylight.registry.imports;

import org.daylight.kit.recording.Draft;
import org.daylight.registry.records.RecordType;

/** A line that reads: the record it is about, and what it says of it. */
record DraftLine<B>(long number, RecordType<B> type, String key, Draft<B> draft) {}
