-- What a review found that dashboards count and sum up record by record: charges of drawdown packages, waits that an
-- emergency waived. on_day is as precise as it is known.
create table review_counted (
    review        uuid    not null references review,
    partner       text    not null,
    number        integer not null,
    kind          text    not null check (kind in ('PACKAGE', 'WAIVED_WAIT')),
    reference     text    not null,
    on_day        text,
    access_groups text[]  not null,
    authority     text,
    fiscal_year   integer,
    amount        numeric,
    currency      text,
    value_basis   text,
    basis         text,

    primary key (review, partner, number),
    constraint review_counted_amount_check check ((amount is null) = (currency is null)
        and (amount is null) = (value_basis is null))
);
