package org.daylight.kit.recording;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class Notes extends Ledger<NoteRow, Note> {

    private static final Shape<NoteRow, Note> SHAPE =
            new Shape<>("note", "note", "code", NoteRow.class, Note.class, NoteRow::new);

    @Override
    protected Shape<NoteRow, Note> shape() {
        return SHAPE;
    }
}
