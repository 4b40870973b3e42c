package org.daylight.registry.authorities;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentRow;
import org.daylight.kit.recording.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An authority as it is stored. */
@Entity
@Table(name = "authority")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class AuthorityRow extends RecordedEntity implements ContentRow<Authority> {

    private String code;

    private String statute;

    private String kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private Authority content;

    @SuppressWarnings("NullAway.Init")
    protected AuthorityRow() {} // for Hibernate

    @Override
    public Authority content() {
        return content;
    }

    @Override
    public void content(Authority content) {
        this.content = content;
        code = content.code();
        statute = content.statute();
        kind = content.kind().name();
    }
}
