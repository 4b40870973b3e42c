package org.daylight.registry.authorities;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.ContentEntity;

/** An authority as it is stored. */
@Entity
@Table(name = "authority")
@SuppressWarnings("UnusedVariable") // columns that only SQL reads
class AuthorityRow extends ContentEntity<Authority> {

    private String code;

    private String statute;

    private String kind;

    @SuppressWarnings("NullAway.Init")
    protected AuthorityRow() {} // for Hibernate

    @Override
    public void content(Authority content) {
        super.content(content);
        code = content.code();
        statute = content.statute();
        kind = content.kind().name();
    }
}
