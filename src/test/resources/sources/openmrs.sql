-- The tables and columns of OpenMRS that jobs/openmrs.yaml reads, and others beside them; tinyint(1) is smallint here.
create table person (
    person_id integer primary key, gender varchar(50), birthdate date, dead smallint not null, death_date timestamp,
    voided smallint not null, date_created timestamp not null, date_changed timestamp
);
create table person_name (
    person_name_id integer primary key, person_id integer not null, preferred smallint not null,
    given_name varchar(50), middle_name varchar(50), family_name varchar(50), voided smallint not null
);
create table person_attribute_type (
    person_attribute_type_id integer primary key, name varchar(50) not null
);
create table person_attribute (
    person_attribute_id integer primary key, person_id integer not null, person_attribute_type_id integer not null,
    value varchar(50) not null, voided smallint not null, date_created timestamp not null, date_changed timestamp,
    date_voided timestamp
);
create table appointment_service (
    appointment_service_id integer primary key, name varchar(50) not null, duration_mins integer
);
create table patient_appointment (
    patient_appointment_id integer primary key, appointment_number varchar(50), patient_id integer not null,
    appointment_service_id integer, appointment_service_type_id integer, location_id integer,
    start_date_time timestamp, end_date_time timestamp, appointment_kind varchar(45) not null,
    status varchar(45) not null, comments varchar(255), uuid char(38) not null, voided smallint not null,
    date_created timestamp not null, date_changed timestamp, date_voided timestamp
);

insert into person_attribute_type values (8, 'Telephone Number'), (9, 'Email');
insert into appointment_service values (3, 'General consultation', 30);
insert into person values
    (11, 'F', '1984-02-29', 0, null, 0, '2026-01-05 08:00:00', null),
    (12, 'M', '1951-07-01', 0, null, 0, '2026-01-05 08:00:00', null),
    (13, 'M', '1940-07-01', 1, '2026-11-01 00:00:00', 0, '2026-01-05 08:00:00', null);
insert into person_name values
    (1, 11, 1, 'Ada', null, 'Stone', 0), (2, 11, 0, 'Addie', null, 'Stone', 0),
    (3, 12, 1, 'Ben', 'Q', 'Reed', 0), (4, 13, 1, 'Cyd', null, 'Moor', 0);
insert into person_attribute values
    (1, 11, 8, '+44 7700 900111', 0, '2026-01-05 08:00:00', null, null),
    (2, 12, 8, '+44 7700 900112', 0, '2026-01-05 08:00:00', null, null),
    (3, 12, 9, 'ben@example.org', 0, '2026-01-05 08:00:00', null, null),
    (4, 13, 8, '+44 7700 900113', 0, '2026-01-05 08:00:00', null, null);
insert into patient_appointment values
    (1, 'A1', 11, 3, null, 7, '2026-12-03 09:30:00', '2026-12-03 10:15:00', 'Scheduled', 'Scheduled', null,
     'aaaaaaaa-0000-4000-8000-000000000001', 0, '2026-11-02 10:00:00', null, null),
    (2, 'A2', 12, 3, null, 7, '2026-12-03 23:45:00', '2026-12-04 00:15:00', 'Scheduled', 'Scheduled', null,
     'aaaaaaaa-0000-4000-8000-000000000002', 0, '2026-11-03 10:00:00', '2026-11-20 10:00:00', null),
    (3, 'A3', 12, 3, null, 7, '2026-12-03 11:00:00', '2026-12-03 11:30:00', 'Scheduled', 'Cancelled', null,
     'aaaaaaaa-0000-4000-8000-000000000003', 0, '2026-11-03 10:00:00', '2026-11-04 10:00:00', null),
    (4, 'A4', 11, 3, null, 7, '2026-12-03 12:00:00', '2026-12-03 12:30:00', 'Scheduled', 'Rebooked', null,
     'aaaaaaaa-0000-4000-8000-000000000004', 0, '2026-11-03 10:00:00', null, null),
    (5, 'A5', 13, 3, null, 7, '2026-12-03 13:00:00', '2026-12-03 13:30:00', 'Scheduled', 'Scheduled', null,
     'aaaaaaaa-0000-4000-8000-000000000005', 0, '2026-11-03 10:00:00', null, null),
    (6, 'A6', 11, 3, null, 7, '2026-11-03 13:00:00', '2026-11-03 13:30:00', 'Scheduled', 'Completed', null,
     'aaaaaaaa-0000-4000-8000-000000000006', 0, '2026-11-01 10:00:00', null, null);
