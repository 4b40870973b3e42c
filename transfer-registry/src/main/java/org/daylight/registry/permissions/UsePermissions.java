package org.daylight.registry.permissions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Recorded.Successor;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.jspecify.annotations.Nullable;

/** What a caller can do with use permissions. */
@ApplicationScoped
public class UsePermissions extends RegistryLedger<UsePermissionRow, UsePermission> {

    private static final Shape<UsePermissionRow, UsePermission> SHAPE =
            shape(RecordKind.USE_PERMISSION, UsePermissionRow.class, UsePermission.class, UsePermissionRow::new);

    private static final String LATER = "r.voided_reason is null and r.supersedes_id = any(?)";

    /** Of several that are known at once, as sources may have known them, the one that begins first. */
    private static final Comparator<Recorded<UsePermission>> FIRST = Comparator.comparing(UsePermissions::firstDay)
            .thenComparing(step -> step.id().toString());

    private final Superseded superseded;

    UsePermissions(Superseded superseded) {
        this.superseded = superseded;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.USE_PERMISSION;
    }

    @Override
    protected Shape<UsePermissionRow, UsePermission> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(UsePermission content) {
        return content.reference();
    }

    @Override
    protected void resolve(UsePermissionRow row, UsePermission content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        var supersedes = findings.named(RecordKind.USE_PERMISSION, content.supersedes(), "supersedes", partner);
        row.names(partner, supersedes);
        findings.inOrder(
                content.effectiveFrom(), content.effectiveTo(), "effectiveTo", "must not be before effectiveFrom");
        if (supersedes != null) {
            follows(row.id(), supersedes, content, findings);
        }
        for (var later : row.content() == null ? List.<Recorded<UsePermission>>of() : later(row.id())) {
            if (!later.content().partner().equals(content.partner())) {
                findings.conflict("partner", "is that of the step that supersedes this one; void that one first");
            }
            if (isBefore(later.content(), content)) {
                findings.conflict(
                        "effectiveFrom",
                        "must not be after the day on which %s takes its place"
                                .formatted(later.content().reference()));
            }
        }
    }

    private void follows(UUID id, UUID supersedes, UsePermission content, Findings findings) {
        var named = String.valueOf(content.supersedes());
        if (later(supersedes).stream().anyMatch(other -> !other.id().equals(id))) {
            findings.conflict(
                    "supersedes",
                    "%s is superseded already; name the last step of its line, or void the one that follows it"
                            .formatted(named));
        }
        var earlier = stored(named).map(Recorded::content).orElse(null);
        if (earlier != null && isBefore(content, earlier)) {
            findings.conflict("effectiveFrom", "must not be before the first day of %s".formatted(named));
        }
        for (var before = earlier; before != null; before = before(before)) {
            if (before.reference().equals(content.reference())) {
                findings.conflict("supersedes", "leads back to this step itself; name an earlier one");
                return;
            }
        }
    }

    private @Nullable UsePermission before(UsePermission step) {
        var supersedes = step.supersedes();
        return supersedes == null
                ? null
                : stored(supersedes).map(Recorded::content).orElse(null);
    }

    private List<Recorded<UsePermission>> later(UUID id) {
        return all(LATER, new UUID[] {id}, Knowing.NOW);
    }

    private static boolean isBefore(UsePermission one, UsePermission other) {
        var first = one.effectiveFrom().orNull();
        var second = other.effectiveFrom().orNull();
        return first != null && second != null && first.latest().isBefore(second.earliest());
    }

    /** By which step each was overtaken is said by that step alone. */
    @Override
    protected List<Recorded<UsePermission>> amongOthers(List<Recorded<UsePermission>> records, Knowing knowing) {
        var ids = records.stream().map(Recorded::id).toArray(UUID[]::new);
        var steps = ids.length == 0 ? List.<Recorded<UsePermission>>of() : all(LATER, ids, knowing);
        var earlier = superseded.by(steps.stream().map(Recorded::id).toList(), knowing);
        var successors = new HashMap<UUID, Successor>();
        steps.stream().sorted(FIRST).forEach(later -> {
            var before = earlier.get(later.id());
            if (before != null) {
                successors.putIfAbsent(before, successor(later));
            }
        });
        return records.stream()
                .map(record -> {
                    var successor = successors.get(record.id());
                    return successor == null || record.voidedReason() != null ? record : record.supersededBy(successor);
                })
                .toList();
    }

    private static Successor successor(Recorded<UsePermission> later) {
        var from = later.content().effectiveFrom().orNull();
        return new Successor(later.id(), later.content().reference(), from == null ? null : from.text());
    }

    /** Behind all days where none is known. */
    private static LocalDate firstDay(Recorded<UsePermission> step) {
        var from = step.content().effectiveFrom().orNull();
        return from == null ? LocalDate.MAX : from.earliest();
    }

    @Override
    protected boolean showsContentsWhole() {
        return false;
    }
}
