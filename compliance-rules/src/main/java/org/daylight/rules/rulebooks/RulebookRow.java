package org.daylight.rules.rulebooks;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.daylight.kit.recording.RecordedEntity;

/** A frozen rulebook as it is stored; it never changes. */
@Entity
@Table(name = "rulebook")
class RulebookRow extends RecordedEntity {

    private String digest;
    private String environment;
    private String content;
    private String frozenBy;

    @SuppressWarnings("NullAway.Init")
    protected RulebookRow() {} // for Hibernate

    RulebookRow(String digest, String environment, String content, String frozenBy) {
        this.digest = digest;
        this.environment = environment;
        this.content = content;
        this.frozenBy = frozenBy;
    }

    String digest() {
        return digest;
    }

    String environment() {
        return environment;
    }

    String content() {
        return content;
    }

    String frozenBy() {
        return frozenBy;
    }
}
