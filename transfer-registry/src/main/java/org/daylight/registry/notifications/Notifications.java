package org.daylight.registry.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Locale;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.daylight.registry.records.RuleWords;

/** What a caller can do with notifications. */
@ApplicationScoped
public class Notifications extends RegistryLedger<NotificationRow, Notification> {

    private static final Shape<NotificationRow, Notification> SHAPE =
            shape(RecordKind.NOTIFICATION, NotificationRow.class, Notification.class, NotificationRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.NOTIFICATION;
    }

    @Override
    protected Shape<NotificationRow, Notification> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Notification content) {
        return content.reference();
    }

    /** Designations that differ in case or spaces alone are one. */
    private static String alike(String designation) {
        return designation.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    @Override
    protected void resolve(NotificationRow row, Notification content, Findings findings) {
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(partner, findings.named(RecordKind.TRANSFER, content.transfer(), "transfer", partner));
        findings.inOrder(
                content.announcedOn().orNull(), content.withdrawnOn(), "withdrawnOn", "must not be before announcedOn");
        findings.notNegative(content.mdeValue().orNull(), "mdeValue");
        findings.notNegative(content.otherValue().orNull(), "otherValue");
        findings.notNegative(content.totalValue().orNull(), "totalValue");
        RuleWords.OF_NOTIFICATIONS.refuseOtherSpellings(content.statute(), "statute", findings);
        var received = new HashSet<String>();
        for (var i = 0; i < content.receipts().size(); i++) {
            var addressee = content.receipts().get(i).addressee();
            var field = "receipts/%d/addressee".formatted(i);
            if (!content.addressees().contains(addressee)) {
                findings.invalid(field, "must be one of the addressees");
            } else if (!received.add(addressee)) {
                findings.invalid(field, "has a receipt above; keep one for each addressee");
            }
        }
        JointResolutions.check(content, findings);
        var named = new HashSet<String>();
        for (var i = 0; i < content.articles().size(); i++) {
            if (!named.add(alike(content.articles().get(i).designation()))) {
                findings.invalid(
                        "articles/%d/designation".formatted(i),
                        "is an article above; name it once, with the quantity of the whole notice");
            }
        }
    }
}
