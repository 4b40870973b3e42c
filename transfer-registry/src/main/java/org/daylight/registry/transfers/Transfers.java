package org.daylight.registry.transfers;

import static java.util.stream.Collectors.toSet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.plans.Classes;
import org.daylight.registry.plans.Plans;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

/** What a caller can do with transfers. */
@ApplicationScoped
public class Transfers extends RegistryLedger<TransferRow, Transfer> {

    private static final Shape<TransferRow, Transfer> SHAPE =
            shape(RecordKind.TRANSFER, TransferRow.class, Transfer.class, TransferRow::new);

    private final AgroalDataSource source;
    private final Recordings recordings;

    Transfers(AgroalDataSource source, Recordings recordings) {
        this.source = source;
        this.recordings = recordings;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.TRANSFER;
    }

    @Override
    protected Shape<TransferRow, Transfer> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Transfer content) {
        return content.reference();
    }

    /** Also one that the caller may not see, of which nothing else is told. */
    public boolean namesASupplier(String reference) {
        return standing(List.of(reference)).stream()
                .anyMatch(whole -> whole.content().supplier() != null);
    }

    @Override
    protected void resolve(TransferRow row, Transfer content, Findings findings) {
        var before = before(row);
        if (before != null) {
            findings.fixed(before.partner(), content.partner(), "partner", "the recipient of a transfer");
        }
        row.names(
                findings.named(RecordKind.PARTNER, content.partner(), "partner"),
                findings.named(RecordKind.PARTNER, content.supplier(), "supplier"),
                findings.allNamed(RecordKind.OBJECTIVE, content.objectives(), "objectives", null),
                authorities(content, findings));
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < content.lines().size(); i++) {
            if (!numbers.add(content.lines().get(i).number())) {
                findings.invalid("lines/%d/number".formatted(i), "is taken by a line above; number each line once");
            }
        }
        // Records name lines that there are, so that nobody is asked where all of them stay.
        if (before != null && !before.lines().stream().map(Line::number).allMatch(numbers::contains)) {
            for (var kind : List.of(RecordKind.DELIVERY, RecordKind.PROPOSAL)) {
                linesThatAreNamed(row.id(), kind).stream()
                        .filter(number -> !numbers.contains(number))
                        .forEach(number -> findings.conflict(
                                "lines",
                                "line %d is missing; %s name it, so keep it".formatted(number, kind.resource())));
            }
        }
        if (content.status() == Transfer.Status.REFUSED
                && content.refusalGrounds().isEmpty()) {
            findings.invalid("refusalGrounds", "must say on which grounds the transfer was refused");
        }
        if (Set.copyOf(content.refusalCriteria()).size()
                < content.refusalCriteria().size()) {
            findings.invalid("refusalCriteria", "must name each criterion once");
        }
        Plans.check(before == null ? List.of() : before.baselines(), content.baselines(), classes(content), findings);
        findings.inOrder(content.requestedOn(), content.proposedOn(), "proposedOn", "must not be before requestedOn");
        findings.inOrder(content.requestedOn(), content.offeredOn(), "offeredOn", "must not be before requestedOn");
        findings.inOrder(content.requestedOn(), content.agreedOn(), "agreedOn", "must not be before requestedOn");
        findings.inOrder(content.requestedOn(), content.licensedOn(), "licensedOn", "must not be before requestedOn");
        findings.inOrder(content.requestedOn(), content.refusedOn(), "refusedOn", "must not be before requestedOn");
        findings.inOrder(content.requestedOn(), content.completedOn(), "completedOn", "must not be before requestedOn");
        findings.inOrder(content.requestedOn(), content.cancelledOn(), "cancelledOn", "must not be before requestedOn");
        findings.inOrder(content.proposedOn(), content.cancelledOn(), "cancelledOn", "must not be before proposedOn");
        findings.inOrder(content.proposedOn(), content.refusedOn(), "refusedOn", "must not be before proposedOn");
        findings.inOrder(content.licensedOn(), content.revokedOn(), "revokedOn", "must not be before licensedOn");
        findings.inOrder(content.agreedOn(), content.activeOn(), "activeOn", "must not be before agreedOn");
        findings.inOrder(content.offeredOn(), content.agreedOn(), "agreedOn", "must not be before offeredOn");
        findings.inOrder(content.agreedOn(), content.completedOn(), "completedOn", "must not be before agreedOn");
    }

    private static Classes classes(Transfer content) {
        return new Classes(
                content.lines().stream()
                        .map(Line::capabilityClass)
                        .filter(Objects::nonNull)
                        .collect(toSet()),
                "lines",
                Set.of());
    }

    /** What is written by its key comes from lists, which know no plans: one that says none leaves those that stand. */
    @Override
    public Written upsert(Draft<Transfer> draft, @Nullable UUID id) {
        var stated = draft.content().baselines();
        var plans = stated.isEmpty()
                ? stored(keyOf(draft.content()))
                        .map(stored -> stored.content().baselines())
                        .orElse(stated)
                : stated;
        return super.upsert(
                plans.equals(stated)
                        ? draft
                        : new Draft<>(
                                draft.content().planned(plans),
                                draft.knownSince(),
                                draft.knownSinceSource(),
                                draft.accessGroup(),
                                draft.marking(),
                                draft.sources(),
                                draft.reason()),
                id);
    }

    /** Whether the transfer has a line with this number. */
    public boolean hasLine(UUID transfer, int number) {
        return numbers(
                        "select 1 from transfer where id = ? and content->'lines' @> jsonb_build_array("
                                + "jsonb_build_object('number', %d))".formatted(number),
                        transfer)
                .contains(1);
    }

    private List<Integer> linesThatAreNamed(UUID transfer, RecordKind by) {
        return numbers(
                "select distinct line from named_line where transfer_id = ? and named_by = '%s' order by line"
                        .formatted(by.word()),
                transfer);
    }

    private List<Integer> numbers(String sql, UUID transfer) {
        recordings.writeWaiting();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, transfer);
            var rows = statement.executeQuery();
            var numbers = new ArrayList<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new GenericJDBCException("could not read the lines of a transfer", e);
        }
    }

    private static UUID[] authorities(Transfer content, Findings findings) {
        var ids = new LinkedHashSet<UUID>();
        for (var i = 0; i < content.charges().size(); i++) {
            var code = content.charges().get(i).authority();
            var id = findings.named(RecordKind.AUTHORITY, code, "charges/%d/authority".formatted(i));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.toArray(UUID[]::new);
    }
}
