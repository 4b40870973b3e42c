package org.daylight.kit.recording;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The columns every recorded table begins with ({@code like recorded_row}). */
@MappedSuperclass
public abstract class RecordedEntity {

    @Id
    private UUID id;

    @Version
    private int version = 1;

    private long recording;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "known_since")
    private @Nullable Instant knownSince;

    @Column(name = "known_since_source")
    private @Nullable String knownSinceSource;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RecordAct act;

    @Column(name = "act_reason")
    private @Nullable String actReason;

    @Column(name = "voided_reason")
    private @Nullable String voidedReason;

    @Column(name = "access_group")
    private @Nullable String accessGroup;

    @JdbcTypeCode(SqlTypes.JSON)
    private Marking marking;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Source> sources;

    @SuppressWarnings("NullAway.Init")
    protected RecordedEntity() {
        id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        act = RecordAct.CREATED;
        marking = Marking.UNMARKED;
        sources = List.of();
    }

    /** A record that was written elsewhere keeps its id. */
    void identify(UUID stated) {
        id = stated;
    }

    /** What stands of it already, all but its content. */
    void stand(Recorded<?> recorded) {
        id = recorded.id();
        version = recorded.version();
        recording = recorded.recording();
        recordedAt = recorded.recordedAt();
        guard(recorded.accessGroup(), recorded.marking(), recorded.sources());
    }

    void stamp(long sequence, Instant instant) {
        recording = sequence;
        recordedAt = instant;
    }

    void describe(RecordAct what, @Nullable String reason, @Nullable Instant since, @Nullable String sinceSource) {
        act = what;
        actReason = reason;
        knownSince = since;
        knownSinceSource = sinceSource;
    }

    void guard(@Nullable String group, Marking newMarking, List<Source> newSources) {
        accessGroup = group;
        marking = newMarking;
        sources = newSources;
    }

    /** What the version before says of when its source knew is not said of the void: no source voids anything. */
    void annul(String reason) {
        knownSince = null;
        knownSinceSource = null;
        act = RecordAct.VOIDED;
        actReason = reason;
        voidedReason = reason;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public long recording() {
        return recording;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public @Nullable Instant knownSince() {
        return knownSince;
    }

    public @Nullable String knownSinceSource() {
        return knownSinceSource;
    }

    public RecordAct act() {
        return act;
    }

    public @Nullable String actReason() {
        return actReason;
    }

    public @Nullable String voidedReason() {
        return voidedReason;
    }

    public @Nullable String accessGroup() {
        return accessGroup;
    }

    public Marking marking() {
        return marking;
    }

    public List<Source> sources() {
        return sources;
    }
}
