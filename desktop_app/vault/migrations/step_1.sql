CREATE TABLE "case" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	came_to_attention VARCHAR(27) NOT NULL, 
	disclosure_route VARCHAR(40) NOT NULL, 
	procedure_followed VARCHAR(40) NOT NULL, 
	protection_file VARCHAR, 
	other_nature VARCHAR, 
	status VARCHAR(40) NOT NULL, 
	opened_at VARCHAR(27) NOT NULL, 
	closed_at VARCHAR(27), 
	closing_summary VARCHAR, 
	review_on DATE, 
	error_reason VARCHAR, 
	error_second_initials VARCHAR, 
	CONSTRAINT uq_case_reference UNIQUE (reference), 
	CONSTRAINT ck_case_disclosure_route CHECK (disclosure_route IN ('direct', 'friend', 'overheard', 'parent', 'other_school', 'police', 'platform', 'staff_found', 'anonymous', 'not_known')), 
	CONSTRAINT ck_case_answer CHECK (procedure_followed IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_case_case_status CHECK (status IN ('open', 'closed', 'entered_in_error'))
);;
CREATE TABLE ledger_entry (
	sequence INTEGER NOT NULL, 
	case_id INTEGER, 
	actor_id INTEGER NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	action VARCHAR(60) NOT NULL, 
	subject VARCHAR(80) NOT NULL, 
	leaf TEXT NOT NULL, 
	leaf_hash BLOB NOT NULL, 
	CONSTRAINT pk_ledger_entry PRIMARY KEY (sequence)
);;
CREATE INDEX ix_ledger_entry_case_id ON ledger_entry (case_id);;
CREATE INDEX ix_ledger_entry_subject ON ledger_entry (subject);;
CREATE TABLE ledger_head (
	id INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	nodes BLOB NOT NULL, 
	CONSTRAINT pk_ledger_head PRIMARY KEY (id)
);;
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR NOT NULL, 
	full_name VARCHAR NOT NULL, 
	latin_spelling VARCHAR, 
	date_of_birth DATE, 
	year_group VARCHAR, 
	organisation VARCHAR, 
	position VARCHAR, 
	number VARCHAR, 
	phone VARCHAR, 
	CONSTRAINT uq_person_reference UNIQUE (reference)
);;
CREATE INDEX ix_person_full_name ON person (full_name);;
CREATE TABLE school (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	urn VARCHAR, 
	dfe_number VARCHAR, 
	address VARCHAR, 
	phone_in_hours VARCHAR, 
	contact_in_hours VARCHAR, 
	phone_out_of_hours VARCHAR, 
	contact_out_of_hours VARCHAR, 
	police_force VARCHAR, 
	power_instruction VARCHAR, 
	power_instruction_source VARCHAR
);;
CREATE TABLE staff (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	login VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR(40) NOT NULL, 
	initials VARCHAR NOT NULL, 
	position VARCHAR, 
	"left" BOOLEAN NOT NULL, 
	CONSTRAINT uq_staff_login UNIQUE (login), 
	CONSTRAINT ck_staff_staff_role CHECK (role IN ('dsl', 'deputy', 'head', 'staff', 'it')), 
	CONSTRAINT uq_staff_initials UNIQUE (initials), 
	CONSTRAINT ck_staff_left CHECK ("left" IN (0, 1))
);;
CREATE TABLE case_category (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	code VARCHAR NOT NULL, 
	applies BOOLEAN NOT NULL, 
	CONSTRAINT uq_case_category_case_id_kind_code UNIQUE (case_id, kind, code), 
	CONSTRAINT fk_case_category_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT ck_case_category_category_kind CHECK (kind IN ('nature', 'medium', 'basis', 'age_band', 'number')), 
	CONSTRAINT ck_case_category_applies CHECK (applies IN (0, 1))
);;
CREATE INDEX ix_case_category_case_id ON case_category (case_id);;
CREATE TABLE closing_reason (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	closed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT fk_closing_reason_case_id FOREIGN KEY(case_id) REFERENCES "case" (id)
);;
CREATE INDEX ix_closing_reason_case_id ON closing_reason (case_id);;
CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER, 
	subject VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	earlier VARCHAR, 
	now VARCHAR, 
	reason VARCHAR NOT NULL, 
	corrected_at VARCHAR(27) NOT NULL, 
	corrected_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_correction_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_correction_corrected_by_id FOREIGN KEY(corrected_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_correction_case_id ON correction (case_id);;
CREATE INDEX ix_correction_subject ON correction (subject);;
CREATE TABLE document (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	variant VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	supersedes_id INTEGER, 
	issued_at VARCHAR(27) NOT NULL, 
	issued_by_id INTEGER NOT NULL, 
	recipient VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	sealed_size INTEGER NOT NULL, 
	sealed_root VARCHAR(64) NOT NULL, 
	pack TEXT NOT NULL, 
	CONSTRAINT uq_document_case_id_variant_version UNIQUE (case_id, variant, version), 
	CONSTRAINT fk_document_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_document_reference UNIQUE (reference), 
	CONSTRAINT ck_document_document_variant CHECK (variant IN ('full', 'receipt', 'labels')), 
	CONSTRAINT fk_document_supersedes_id FOREIGN KEY(supersedes_id) REFERENCES document (id), 
	CONSTRAINT fk_document_issued_by_id FOREIGN KEY(issued_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_document_case_id ON document (case_id);;
CREATE TABLE involvement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(40) NOT NULL, 
	protected BOOLEAN NOT NULL, 
	responsible_for_id INTEGER, 
	communication_needs VARCHAR, 
	ended_reason VARCHAR, 
	CONSTRAINT uq_involvement_case_id_person_id_role UNIQUE (case_id, person_id, role), 
	CONSTRAINT fk_involvement_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_involvement_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_involvement_involvement_role CHECK (role IN ('child_harmed', 'reported_to_have_shared', 'recipient', 'witness', 'reporter', 'parent_or_carer', 'staff', 'officer', 'social_worker', 'other')), 
	CONSTRAINT ck_involvement_protected CHECK (protected IN (0, 1)), 
	CONSTRAINT fk_involvement_responsible_for_id FOREIGN KEY(responsible_for_id) REFERENCES person (id)
);;
CREATE INDEX ix_involvement_case_id ON involvement (case_id);;
CREATE INDEX ix_involvement_person_id ON involvement (person_id);;
CREATE TABLE ledger_payload (
	sequence INTEGER NOT NULL, 
	salt BLOB NOT NULL, 
	request TEXT NOT NULL, 
	kept BLOB, 
	CONSTRAINT pk_ledger_payload PRIMARY KEY (sequence), 
	CONSTRAINT fk_ledger_payload_sequence FOREIGN KEY(sequence) REFERENCES ledger_entry (sequence)
);;
CREATE TABLE search_record (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	place VARCHAR NOT NULL, 
	person_id INTEGER, 
	person_text VARCHAR, 
	searched_by_id INTEGER NOT NULL, 
	others_present VARCHAR NOT NULL, 
	searched_for VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	found VARCHAR NOT NULL, 
	follow_up VARCHAR NOT NULL, 
	power VARCHAR(40) NOT NULL, 
	same_sex_searcher VARCHAR(40) NOT NULL, 
	force_used VARCHAR(40) NOT NULL, 
	force_record VARCHAR, 
	parent_told VARCHAR NOT NULL, 
	dsl_told VARCHAR NOT NULL, 
	parent_told_at VARCHAR(27), 
	dsl_told_at VARCHAR(27), 
	CONSTRAINT fk_search_record_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_search_record_reference UNIQUE (reference), 
	CONSTRAINT fk_search_record_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_search_record_searched_by_id FOREIGN KEY(searched_by_id) REFERENCES staff (id), 
	CONSTRAINT ck_search_record_power CHECK (power IN ('school_rules', 'suspected_offence', 'consent', 'not_known')), 
	CONSTRAINT ck_search_record_answer CHECK (same_sex_searcher IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_search_record_answer CHECK (force_used IN ('yes', 'no', 'not_known'))
);;
CREATE INDEX ix_search_record_case_id ON search_record (case_id);;
CREATE TABLE vault_event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(40) NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	by_id INTEGER NOT NULL, 
	subject VARCHAR, 
	header VARCHAR, 
	detail VARCHAR, 
	CONSTRAINT ck_vault_event_vault_event_kind CHECK (kind IN ('key_added', 'key_changed', 'key_removed', 'recovered', 'restored', 'alarm_accepted')), 
	CONSTRAINT fk_vault_event_by_id FOREIGN KEY(by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_vault_event_kind ON vault_event (kind);;
CREATE TABLE device (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	asked_reference VARCHAR, 
	exhibit_reference VARCHAR, 
	producer_id INTEGER, 
	exhibit_number INTEGER, 
	parent_id INTEGER, 
	search_id INTEGER, 
	kind VARCHAR(40) NOT NULL, 
	make VARCHAR, 
	model VARCHAR, 
	colour VARCHAR, 
	identifiers VARCHAR, 
	damage VARCHAR, 
	other_items VARCHAR, 
	owner VARCHAR(40) NOT NULL, 
	owner_id INTEGER, 
	power VARCHAR(40), 
	grounds VARCHAR, 
	consented_by VARCHAR, 
	power_found VARCHAR(40), 
	lock_found VARCHAR(40), 
	found_detail VARCHAR, 
	screen_touched VARCHAR(40), 
	touched_by VARCHAR, 
	touched_detail VARCHAR, 
	content_viewed VARCHAR(40), 
	power_left VARCHAR(40), 
	adviser VARCHAR(40), 
	adviser_detail VARCHAR, 
	passcode_offered VARCHAR(40) NOT NULL, 
	police_property VARCHAR, 
	police_exhibit VARCHAR, 
	state VARCHAR(40) NOT NULL, 
	seal_number VARCHAR, 
	held_by_staff_id INTEGER, 
	held_by_person_id INTEGER, 
	held_by_other VARCHAR, 
	place VARCHAR, 
	shelf VARCHAR, 
	since VARCHAR(27) NOT NULL, 
	CONSTRAINT uq_device_producer_id_exhibit_number UNIQUE (producer_id, exhibit_number), 
	CONSTRAINT fk_device_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_device_asked_reference UNIQUE (asked_reference), 
	CONSTRAINT uq_device_exhibit_reference UNIQUE (exhibit_reference), 
	CONSTRAINT fk_device_producer_id FOREIGN KEY(producer_id) REFERENCES staff (id), 
	CONSTRAINT fk_device_parent_id FOREIGN KEY(parent_id) REFERENCES device (id), 
	CONSTRAINT fk_device_search_id FOREIGN KEY(search_id) REFERENCES search_record (id), 
	CONSTRAINT ck_device_device_kind CHECK (kind IN ('phone', 'tablet', 'laptop', 'computer', 'watch', 'camera', 'console', 'sim', 'memory_card', 'usb_stick', 'drive', 'charger', 'other')), 
	CONSTRAINT ck_device_owner CHECK (owner IN ('person_taken_from', 'someone_else', 'school', 'not_known')), 
	CONSTRAINT fk_device_owner_id FOREIGN KEY(owner_id) REFERENCES person (id), 
	CONSTRAINT ck_device_power CHECK (power IN ('school_rules', 'suspected_offence', 'consent', 'not_known')), 
	CONSTRAINT ck_device_power_found CHECK (power_found IN ('on', 'off', 'not_known')), 
	CONSTRAINT ck_device_lock_found CHECK (lock_found IN ('locked', 'unlocked', 'not_known')), 
	CONSTRAINT ck_device_answer CHECK (screen_touched IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_device_answer CHECK (content_viewed IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_device_power_left CHECK (power_left IN ('unchanged', 'switched_off', 'flight_mode', 'radios_off', 'faraday_bag', 'not_known')), 
	CONSTRAINT ck_device_adviser CHECK (adviser IN ('police', 'school_instruction', 'ukcis', 'dsl', 'nobody')), 
	CONSTRAINT ck_device_answer CHECK (passcode_offered IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_device_device_state CHECK (state IN ('asked', 'refused', 'taken', 'secured', 'held_pending_decision', 'held_for_police', 'collection_arranged', 'with_police', 'released_by_police', 'returned', 'transferred', 'missing', 'void')), 
	CONSTRAINT fk_device_held_by_staff_id FOREIGN KEY(held_by_staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_device_held_by_person_id FOREIGN KEY(held_by_person_id) REFERENCES person (id)
);;
CREATE INDEX ix_device_case_id ON device (case_id);;
CREATE INDEX ix_device_place ON device (place);;
CREATE INDEX ix_device_since ON device (since);;
CREATE INDEX ix_device_state ON device (state);;
CREATE TABLE printing (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	length INTEGER NOT NULL, 
	CONSTRAINT fk_printing_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_printing_document_id UNIQUE (document_id), 
	CONSTRAINT fk_printing_document_id FOREIGN KEY(document_id) REFERENCES document (id)
);;
CREATE INDEX ix_printing_case_id ON printing (case_id);;
CREATE TABLE custody_event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	verb VARCHAR NOT NULL, 
	state_before VARCHAR(40), 
	state_after VARCHAR(40) NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	sequence INTEGER NOT NULL, 
	late_reason VARCHAR, 
	entered_by_id INTEGER NOT NULL, 
	done_by_id INTEGER, 
	done_by_person_id INTEGER, 
	done_by_other VARCHAR, 
	from_staff_id INTEGER, 
	from_person_id INTEGER, 
	from_other VARCHAR, 
	from_place VARCHAR, 
	from_shelf VARCHAR, 
	to_staff_id INTEGER, 
	to_person_id INTEGER, 
	to_other VARCHAR, 
	to_place VARCHAR, 
	to_shelf VARCHAR, 
	reason VARCHAR, 
	seal_in VARCHAR, 
	seal_out VARCHAR, 
	seal_seen VARCHAR, 
	no_seal_reason VARCHAR, 
	seal_intact VARCHAR(40), 
	condition VARCHAR, 
	witness VARCHAR, 
	organisation VARCHAR, 
	collar_number VARCHAR, 
	crime_reference VARCHAR, 
	property_reference VARCHAR, 
	sheet VARCHAR, 
	receipt VARCHAR(40), 
	receipt_detail VARCHAR, 
	identity_check VARCHAR, 
	authorised_by VARCHAR, 
	told VARCHAR, 
	due_at VARCHAR(27), 
	breach_rule VARCHAR, 
	breach_reason VARCHAR, 
	breach_told VARCHAR, 
	corrects_id INTEGER, 
	correction_reason VARCHAR, 
	CONSTRAINT fk_custody_event_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_custody_event_device_id FOREIGN KEY(device_id) REFERENCES device (id), 
	CONSTRAINT ck_custody_event_custody_kind CHECK (kind IN ('asked', 'refused', 'taken', 'sealed', 'awaiting_decision', 'held_for_police', 'hold_ended', 'moved', 'seal_checked', 'seal_changed', 'touched', 'viewed', 'collection_arranged', 'collection_cancelled', 'handed_to_police', 'released_by_police', 'received_back', 'returned', 'transferred', 'missing', 'found', 'void')), 
	CONSTRAINT ck_custody_event_device_state CHECK (state_before IN ('asked', 'refused', 'taken', 'secured', 'held_pending_decision', 'held_for_police', 'collection_arranged', 'with_police', 'released_by_police', 'returned', 'transferred', 'missing', 'void')), 
	CONSTRAINT ck_custody_event_device_state CHECK (state_after IN ('asked', 'refused', 'taken', 'secured', 'held_pending_decision', 'held_for_police', 'collection_arranged', 'with_police', 'released_by_police', 'returned', 'transferred', 'missing', 'void')), 
	CONSTRAINT fk_custody_event_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES staff (id), 
	CONSTRAINT fk_custody_event_done_by_id FOREIGN KEY(done_by_id) REFERENCES staff (id), 
	CONSTRAINT fk_custody_event_done_by_person_id FOREIGN KEY(done_by_person_id) REFERENCES person (id), 
	CONSTRAINT fk_custody_event_from_staff_id FOREIGN KEY(from_staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_custody_event_from_person_id FOREIGN KEY(from_person_id) REFERENCES person (id), 
	CONSTRAINT fk_custody_event_to_staff_id FOREIGN KEY(to_staff_id) REFERENCES staff (id), 
	CONSTRAINT fk_custody_event_to_person_id FOREIGN KEY(to_person_id) REFERENCES person (id), 
	CONSTRAINT ck_custody_event_answer CHECK (seal_intact IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_custody_event_receipt_mode CHECK (receipt IN ('signed_on_paper', 'to_follow', 'not_done')), 
	CONSTRAINT fk_custody_event_corrects_id FOREIGN KEY(corrects_id) REFERENCES custody_event (id)
);;
CREATE INDEX ix_custody_event_case_id ON custody_event (case_id);;
CREATE INDEX ix_custody_event_device_id ON custody_event (device_id);;
CREATE TABLE hold (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	device_id INTEGER, 
	basis VARCHAR NOT NULL, 
	police_reference VARCHAR, 
	placed_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	ended_by VARCHAR, 
	ended_reason VARCHAR, 
	CONSTRAINT fk_hold_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_hold_device_id FOREIGN KEY(device_id) REFERENCES device (id)
);;
CREATE INDEX ix_hold_case_id ON hold (case_id);;
CREATE INDEX ix_hold_device_id ON hold (device_id);;
CREATE TABLE seal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	device_id INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	CONSTRAINT fk_seal_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_seal_device_id FOREIGN KEY(device_id) REFERENCES device (id), 
	CONSTRAINT uq_seal_number UNIQUE (number)
);;
CREATE INDEX ix_seal_case_id ON seal (case_id);;
CREATE INDEX ix_seal_device_id ON seal (device_id);;
CREATE TABLE gap_explanation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	explanation VARCHAR NOT NULL, 
	explained_at VARCHAR(27) NOT NULL, 
	explained_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_gap_explanation_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_gap_explanation_event_id FOREIGN KEY(event_id) REFERENCES custody_event (id), 
	CONSTRAINT fk_gap_explanation_explained_by_id FOREIGN KEY(explained_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_gap_explanation_case_id ON gap_explanation (case_id);;
CREATE INDEX ix_gap_explanation_event_id ON gap_explanation (event_id);;
CREATE TRIGGER "custody_event_no_update" BEFORE UPDATE ON "custody_event"  BEGIN SELECT RAISE(ABORT, 'rows of custody_event are only ever added'); END;;
CREATE TRIGGER "custody_event_no_delete" BEFORE DELETE ON "custody_event"  BEGIN SELECT RAISE(ABORT, 'rows of custody_event are only ever added'); END;;
CREATE TRIGGER "correction_no_update" BEFORE UPDATE ON "correction"  BEGIN SELECT RAISE(ABORT, 'rows of correction are only ever added'); END;;
CREATE TRIGGER "correction_no_delete" BEFORE DELETE ON "correction"  BEGIN SELECT RAISE(ABORT, 'rows of correction are only ever added'); END;;
CREATE TRIGGER "document_no_update" BEFORE UPDATE ON "document"  BEGIN SELECT RAISE(ABORT, 'rows of document are only ever added'); END;;
CREATE TRIGGER "document_no_delete" BEFORE DELETE ON "document"  BEGIN SELECT RAISE(ABORT, 'rows of document are only ever added'); END;;
CREATE TRIGGER "gap_explanation_no_update" BEFORE UPDATE ON "gap_explanation"  BEGIN SELECT RAISE(ABORT, 'rows of gap_explanation are only ever added'); END;;
CREATE TRIGGER "gap_explanation_no_delete" BEFORE DELETE ON "gap_explanation"  BEGIN SELECT RAISE(ABORT, 'rows of gap_explanation are only ever added'); END;;
CREATE TRIGGER "ledger_entry_no_update" BEFORE UPDATE ON "ledger_entry"  BEGIN SELECT RAISE(ABORT, 'rows of ledger_entry are only ever added'); END;;
CREATE TRIGGER "ledger_entry_no_delete" BEFORE DELETE ON "ledger_entry"  BEGIN SELECT RAISE(ABORT, 'rows of ledger_entry are only ever added'); END;;
CREATE TRIGGER "ledger_payload_no_update" BEFORE UPDATE ON "ledger_payload"  BEGIN SELECT RAISE(ABORT, 'rows of ledger_payload are only ever added'); END;;
CREATE TRIGGER "ledger_payload_no_delete" BEFORE DELETE ON "ledger_payload"  BEGIN SELECT RAISE(ABORT, 'rows of ledger_payload are only ever added'); END;;
CREATE TRIGGER "printing_no_update" BEFORE UPDATE ON "printing"  BEGIN SELECT RAISE(ABORT, 'rows of printing are only ever added'); END;;
CREATE TRIGGER "printing_no_delete" BEFORE DELETE ON "printing"  BEGIN SELECT RAISE(ABORT, 'rows of printing are only ever added'); END;;
CREATE TRIGGER "seal_no_update" BEFORE UPDATE ON "seal"  BEGIN SELECT RAISE(ABORT, 'rows of seal are only ever added'); END;;
CREATE TRIGGER "seal_no_delete" BEFORE DELETE ON "seal"  BEGIN SELECT RAISE(ABORT, 'rows of seal are only ever added'); END;;
CREATE TRIGGER "vault_event_no_update" BEFORE UPDATE ON "vault_event"  BEGIN SELECT RAISE(ABORT, 'rows of vault_event are only ever added'); END;;
CREATE TRIGGER "vault_event_no_delete" BEFORE DELETE ON "vault_event"  BEGIN SELECT RAISE(ABORT, 'rows of vault_event are only ever added'); END;;
CREATE VIRTUAL TABLE search USING fts5(words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');;
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);;
