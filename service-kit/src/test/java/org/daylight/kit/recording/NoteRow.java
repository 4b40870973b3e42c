package org.daylight.kit.recording;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "note")
class NoteRow extends RecordedEntity implements ContentRow<Note> {

    private String code;

    @JdbcTypeCode(SqlTypes.JSON)
    private Note content;

    @SuppressWarnings("NullAway.Init")
    protected NoteRow() {}

    @Override
    public Note content() {
        return content;
    }

    @Override
    public void content(Note given) {
        content = given;
        code = given.code();
    }

    String code() {
        return code;
    }
}
