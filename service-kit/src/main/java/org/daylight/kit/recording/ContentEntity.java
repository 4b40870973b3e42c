package org.daylight.kit.recording;

import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A recorded row that keeps its body in the column {@code content}; an entity sets what it derives from the body when it
 * is given one.
 */
@MappedSuperclass
public abstract class ContentEntity<B> extends RecordedEntity {

    @JdbcTypeCode(SqlTypes.JSON)
    private B content;

    @SuppressWarnings("NullAway.Init")
    protected ContentEntity() {} // for Hibernate

    public B content() {
        return content;
    }

    public void content(B stated) {
        content = stated;
    }
}
