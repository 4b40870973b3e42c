create table control_total (
    like recorded_row including all,
    reference   text  not null,
    register    text  not null,
    measure     text  not null,
    partner_id  uuid,
    supplier_id uuid,
    transfer_id uuid,
    content     jsonb not null,

    constraint control_total_partner_fkey foreign key (partner_id) references partner,
    constraint control_total_supplier_fkey foreign key (supplier_id) references partner,
    constraint control_total_transfer_fkey foreign key (transfer_id) references transfer,
    -- What is stated is stated in the measure it is in, and in no other.
    constraint control_total_is_in_its_measure check (
        (content->>'quantity' is not null) = (measure = 'UNITS')
        and (content->>'value' is not null) = (measure = 'VALUE')
        and (content->>'records' is not null) = (measure = 'RECORDS')
    )
);

-- Serves the record of a key, asked by every reference to it and by every import.
create unique index control_total_reference_key on control_total (reference) where voided_reason is null;
-- Serves the control totals of a partner and the partitions of its facts.
create index control_total_partner_idx on control_total (partner_id, id);

-- Serves the question whether one rests on a supplier.
create index control_total_supplier_idx on control_total (supplier_id);
-- Serves the control totals of a transfer.
create index control_total_transfer_idx on control_total (transfer_id);

select keep_versions('control_total', '${app}');

-- Serves the facts of a partner as they were known at an earlier time.
create index control_total_version_partner_idx on control_total_version (partner_id, id, version);
