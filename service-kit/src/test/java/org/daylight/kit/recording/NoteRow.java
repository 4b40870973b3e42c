package org.daylight.kit.recording;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "note")
class NoteRow extends ContentEntity<Note> {

    private String code;

    @SuppressWarnings("NullAway.Init")
    protected NoteRow() {}

    @Override
    public void content(Note given) {
        super.content(given);
        code = given.code();
    }

    String code() {
        return code;
    }
}
