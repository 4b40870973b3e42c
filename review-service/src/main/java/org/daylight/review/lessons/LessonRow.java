package org.daylight.review.lessons;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.daylight.kit.recording.ContentEntity;

/** A recorded lesson. */
@Entity
@Table(name = "lesson")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class LessonRow extends ContentEntity<Lesson> {

    private String reference;

    private String kind;

    private UUID review;

    @SuppressWarnings("NullAway.Init")
    protected LessonRow() {}

    @Override
    public void content(Lesson content) {
        super.content(content);
        reference = content.reference();
        kind = content.kind().name();
        review = content.review();
    }
}
