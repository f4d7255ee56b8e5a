-- The columns of OpenEMR that jobs/openemr.yaml reads, and others beside them. MariaDB's time goes beyond 24 hours, which
-- an interval does here.
create table patient_data (
    id bigint primary key, pid bigint not null, fname varchar(255) not null, mname varchar(255) not null,
    lname varchar(255) not null, DOB date, sex varchar(255) not null, deceased_date timestamp,
    phone_home varchar(255) not null, phone_cell varchar(255) not null, email varchar(255) not null,
    hipaa_voice varchar(3) not null, hipaa_allowsms varchar(3) not null, hipaa_allowemail varchar(3) not null
);
create table openemr_postcalendar_events (
    pc_eid integer primary key, pc_catid integer not null, pc_aid varchar(30), pc_pid varchar(11),
    pc_title varchar(150), pc_eventDate date not null, pc_endDate date, pc_duration bigint not null,
    pc_recurrtype integer not null, pc_recurrspec varchar(1000), pc_startTime interval, pc_endTime interval,
    pc_alldayevent integer not null, pc_apptstatus varchar(15) not null, pc_facility integer not null
);

insert into patient_data values
    (1, 101, 'Ada', '', 'Stone', '1984-02-29', 'Female', null, '', '312-555-0101', '', 'NO', 'YES', 'NO'),
    (2, 102, 'Ben', 'Q', 'Reed', null, 'Male', null, '312-555-0112', '312-555-0102', 'ben@example.org', '', 'NO', 'YES'),
    (3, 103, 'Cyd', '', 'Moor', '1940-07-01', 'Male', '2026-11-01 00:00:00', '', '312-555-0103', '', '', 'YES', 'YES'),
    (4, 104, 'Dot', '', 'Vale', '1990-01-01', 'Female', null, '', '312-555-0104', 'dot@example.org', '', '', 'NO');
insert into openemr_postcalendar_events values
    (1, 5, '9', '101', 'Office Visit', '2026-12-03', null, 930, 0, null, '09:30:00', '09:45:30', 0, '-', 3),
    (2, 5, '9', '102', 'Sleep Study', '2026-12-02', null, 3600, 0, null, '25:30:00', '26:30:00', 0, '*', 3),
    (3, 5, '9', '101', 'Office Visit', '2026-12-03', null, 900, 0, null, '10:30:00', null, 0, 'x', 3),
    (4, 5, '9', '102', 'Office Visit', '2026-12-03', null, 0, 0, null, '11:30:00', null, 0, '^', 3),
    (5, 5, '9', '101', 'Office Visit', '2026-12-03', null, 900, 0, null, '12:30:00', null, 0, 'ZZ', 3),
    (6, 2, '9', '', 'In Office', '2026-12-03', null, 900, 0, null, '08:00:00', null, 0, '-', 3),
    (7, 5, '9', '101', 'Office Visit', '2026-12-03', '2027-12-03', 900, 1, 'weekly', '13:30:00', null, 0, '-', 3),
    (8, 5, '9', '103', 'Office Visit', '2026-12-03', null, 900, 0, null, '14:30:00', null, 0, '-', 3),
    (9, 5, '9', '104', 'Office Visit', '2026-12-03', null, 900, 0, null, '15:30:00', null, 0, '-', 3),
    (10, 5, '9', '101', 'Office Visit', '2026-11-03', null, 900, 0, null, '15:30:00', null, 0, '>', 3);
