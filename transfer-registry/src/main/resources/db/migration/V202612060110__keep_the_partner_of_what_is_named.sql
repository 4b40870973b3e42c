-- What a record names is of its partner: what the service looks up when it writes is kept when the other record is changed, too. Each
-- unique key serves the lists of a partner as the index did that had the same columns. A delivery or an item has the partner of its transfer
-- or holder for good.
alter table objective add constraint objective_partner_key unique (partner_id, id);
drop index objective_partner_idx;
alter table notification add constraint notification_partner_key unique (partner_id, id);
drop index notification_partner_idx;
alter table unit add constraint unit_partner_key unique (partner_id, id);
drop index unit_partner_idx;
alter table item add constraint item_partner_key unique (partner_id, id);
drop index item_partner_idx;
alter table incident add constraint incident_partner_key unique (partner_id, id);
drop index incident_partner_idx;
alter table undertaking add constraint undertaking_partner_key unique (partner_id, id);
drop index undertaking_partner_idx;
alter table proposal add constraint proposal_partner_key unique (partner_id, id);
drop index proposal_partner_idx;

alter table notification
    drop constraint notification_transfer_fkey,
    add constraint notification_transfer_fkey foreign key (partner_id, transfer_id) references transfer (partner_id, id);
alter table expectation
    drop constraint expectation_objective_fkey,
    add constraint expectation_objective_fkey foreign key (partner_id, objective_id) references objective (partner_id, id);
alter table commitment
    drop constraint commitment_objective_fkey,
    add constraint commitment_objective_fkey foreign key (partner_id, objective_id) references objective (partner_id, id);
alter table unit
    drop constraint unit_transfer_fkey,
    add constraint unit_transfer_fkey foreign key (partner_id, transfer_id) references transfer (partner_id, id);
alter table item
    drop constraint item_transfer_fkey,
    add constraint item_transfer_fkey foreign key (partner_id, transfer_id) references transfer (partner_id, id);
alter table consultation
    drop constraint consultation_objective_fkey,
    add constraint consultation_objective_fkey foreign key (partner_id, objective_id) references objective (partner_id, id);
alter table partner_request
    drop constraint partner_request_objective_fkey,
    drop constraint partner_request_transfer_fkey,
    add constraint partner_request_objective_fkey foreign key (partner_id, objective_id) references objective (partner_id, id),
    add constraint partner_request_transfer_fkey foreign key (partner_id, transfer_id) references transfer (partner_id, id);
alter table proposal
    drop constraint proposal_transfer_fkey,
    add constraint proposal_transfer_fkey foreign key (partner_id, transfer_id) references transfer (partner_id, id);
alter table end_use_check
    drop constraint end_use_check_item_fkey,
    add constraint end_use_check_item_fkey foreign key (partner_id, item_id) references item (partner_id, id);
alter table judgement
    drop constraint judgement_incident_fkey,
    add constraint judgement_incident_fkey foreign key (partner_id, incident_id) references incident (partner_id, id);

-- A notification, a unit, an undertaking or a proposal could be given another partner while others named it. Of those that were nobody
-- else can say which one is right, so that they are looked at only when they are written.
alter table proposal add constraint proposal_notification_partner_fkey
    foreign key (partner_id, notification_id) references notification (partner_id, id) not valid;
alter table end_use_check add constraint end_use_check_unit_partner_fkey
    foreign key (partner_id, unit_id) references unit (partner_id, id) not valid;
alter table judgement add constraint judgement_proposal_partner_fkey
    foreign key (partner_id, proposal_id) references proposal (partner_id, id) not valid;

-- What may have no partner keeps the key by which it names anything at all.
alter table undertaking
    add constraint undertaking_objective_partner_fkey
        foreign key (partner_id, objective_id) references objective (partner_id, id),
    add constraint undertaking_transfer_partner_fkey
        foreign key (partner_id, transfer_id) references transfer (partner_id, id),
    add constraint undertaking_incident_partner_fkey
        foreign key (partner_id, incident_id) references incident (partner_id, id);
alter table congressional_request
    add constraint congressional_request_transfer_partner_fkey
        foreign key (partner_id, transfer_id) references transfer (partner_id, id),
    add constraint congressional_request_undertaking_partner_fkey
        foreign key (partner_id, undertaking_id) references undertaking (partner_id, id) not valid;
alter table control_total add constraint control_total_transfer_partner_fkey
    foreign key (partner_id, transfer_id) references transfer (partner_id, id);
