package org.daylight.registry.permissions;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with use permissions. */
@ApplicationScoped
public class UsePermissions extends RegistryLedger<UsePermissionRow, UsePermission> {

    private static final Shape<UsePermissionRow, UsePermission> SHAPE =
            shape(RecordKind.USE_PERMISSION, UsePermissionRow.class, UsePermission.class, UsePermissionRow::new);

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
        row.names(findings.named(RecordKind.PARTNER, content.partner(), "partner"));
        findings.inOrder(
                content.effectiveFrom(), content.effectiveTo(), "effectiveTo", "must not be before effectiveFrom");
    }
}
