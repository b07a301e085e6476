CREATE TABLE hold (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	device_id INTEGER, 
	kind VARCHAR(40) NOT NULL, 
	basis VARCHAR NOT NULL, 
	police_reference VARCHAR, 
	placed_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	ended_by VARCHAR, 
	ended_reason VARCHAR, 
	CONSTRAINT fk_hold_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_hold_device_id FOREIGN KEY(device_id) REFERENCES device (id), 
	CONSTRAINT ck_hold_hold_kind CHECK (kind IN ('provisional', 'referral', 'police'))
);;
CREATE INDEX ix_hold_case_id ON hold (case_id);;
CREATE INDEX ix_hold_device_id ON hold (device_id);;
CREATE TABLE calendar_period (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	label VARCHAR NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	withdrawn_reason VARCHAR, 
	CONSTRAINT uq_calendar_period_reference UNIQUE (reference), 
	CONSTRAINT ck_calendar_period_period_kind CHECK (kind IN ('term', 'holiday', 'inset'))
);;
CREATE TABLE own_contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reference VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	audience VARCHAR NOT NULL, 
	phone VARCHAR, 
	hours VARCHAR, 
	note VARCHAR, 
	checked_on DATE NOT NULL, 
	withdrawn_reason VARCHAR, 
	CONSTRAINT uq_own_contact_reference UNIQUE (reference)
);;
CREATE TABLE child_told (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	told_by_id INTEGER NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	CONSTRAINT fk_child_told_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_child_told_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_child_told_told_by_id FOREIGN KEY(told_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_child_told_case_id ON child_told (case_id);;
CREATE INDEX ix_child_told_person_id ON child_told (person_id);;
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	with_kind VARCHAR(40) NOT NULL, 
	person_id INTEGER, 
	other VARCHAR, 
	about_id INTEGER, 
	present VARCHAR, 
	topics VARCHAR NOT NULL, 
	agreed VARCHAR, 
	child_invited VARCHAR(40), 
	organisation_reference VARCHAR, 
	next_on DATE, 
	occurred_at VARCHAR(27) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	sequence INTEGER NOT NULL, 
	late_reason VARCHAR, 
	done_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_contact_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_contact_reference UNIQUE (reference), 
	CONSTRAINT ck_contact_contact_kind CHECK (kind IN ('call', 'meeting', 'letter', 'visit', 'online', 'no_answer')), 
	CONSTRAINT ck_contact_contact_with CHECK (with_kind IN ('parent_or_carer', 'social_care', 'safeguarding_partners', 'police', 'other_school', 'health', 'other')), 
	CONSTRAINT fk_contact_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_contact_about_id FOREIGN KEY(about_id) REFERENCES person (id), 
	CONSTRAINT ck_contact_answer CHECK (child_invited IN ('yes', 'no', 'not_known')), 
	CONSTRAINT fk_contact_done_by_id FOREIGN KEY(done_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_contact_case_id ON contact (case_id);;
CREATE TABLE criminal_process (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	begun_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	ended_reason VARCHAR, 
	CONSTRAINT fk_criminal_process_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_criminal_process_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);;
CREATE INDEX ix_criminal_process_case_id ON criminal_process (case_id);;
CREATE INDEX ix_criminal_process_person_id ON criminal_process (person_id);;
CREATE TABLE guidance_note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	book VARCHAR NOT NULL, 
	entry VARCHAR NOT NULL, 
	text VARCHAR, 
	checked_on DATE, 
	changed_at VARCHAR(27) NOT NULL, 
	changed_by_id INTEGER NOT NULL, 
	CONSTRAINT uq_guidance_note_book_entry UNIQUE (book, entry), 
	CONSTRAINT fk_guidance_note_changed_by_id FOREIGN KEY(changed_by_id) REFERENCES staff (id)
);;
CREATE TABLE key_date (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	person_id INTEGER, 
	kind VARCHAR(40) NOT NULL, 
	"on" DATE NOT NULL, 
	noted_by_id INTEGER NOT NULL, 
	supported_at VARCHAR(27), 
	settled_reason VARCHAR, 
	CONSTRAINT fk_key_date_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_key_date_reference UNIQUE (reference), 
	CONSTRAINT fk_key_date_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_key_date_key_date_kind CHECK (kind IN ('interview', 'court', 'decision', 'transition', 'anniversary', 'other')), 
	CONSTRAINT fk_key_date_noted_by_id FOREIGN KEY(noted_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_key_date_case_id ON key_date (case_id);;
CREATE TABLE parent_decision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	child_id INTEGER NOT NULL, 
	inform BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	risk VARCHAR, 
	child_reluctant VARCHAR(40) NOT NULL, 
	social_care_considered VARCHAR(40) NOT NULL, 
	review_on DATE, 
	occurred_at VARCHAR(27) NOT NULL, 
	decided_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_parent_decision_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_parent_decision_child_id FOREIGN KEY(child_id) REFERENCES person (id), 
	CONSTRAINT ck_parent_decision_inform CHECK (inform IN (0, 1)), 
	CONSTRAINT ck_parent_decision_answer CHECK (child_reluctant IN ('yes', 'no', 'not_known')), 
	CONSTRAINT ck_parent_decision_answer CHECK (social_care_considered IN ('yes', 'no', 'not_known')), 
	CONSTRAINT fk_parent_decision_decided_by_id FOREIGN KEY(decided_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_parent_decision_case_id ON parent_decision (case_id);;
CREATE INDEX ix_parent_decision_child_id ON parent_decision (child_id);;
CREATE TABLE people_group (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	year_group VARCHAR, 
	about INTEGER NOT NULL, 
	ended_reason VARCHAR, 
	CONSTRAINT fk_people_group_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_people_group_reference UNIQUE (reference)
);;
CREATE INDEX ix_people_group_case_id ON people_group (case_id);;
CREATE TABLE police_advice (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	collar_number VARCHAR NOT NULL, 
	force VARCHAR NOT NULL, 
	police_reference VARCHAR NOT NULL, 
	method VARCHAR(40) NOT NULL, 
	advised VARCHAR NOT NULL, 
	allows_questions BOOLEAN NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	sequence INTEGER NOT NULL, 
	recorded_by_id INTEGER NOT NULL, 
	acted_on VARCHAR(40) NOT NULL, 
	acted_detail VARCHAR, 
	acted_at VARCHAR(27), 
	CONSTRAINT fk_police_advice_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_police_advice_reference UNIQUE (reference), 
	CONSTRAINT ck_police_advice_referral_method CHECK (method IN ('999', '101', 'online', 'schools_officer', 'mash', 'other')), 
	CONSTRAINT ck_police_advice_allows_questions CHECK (allows_questions IN (0, 1)), 
	CONSTRAINT fk_police_advice_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES staff (id), 
	CONSTRAINT ck_police_advice_answer CHECK (acted_on IN ('yes', 'no', 'not_known'))
);;
CREATE INDEX ix_police_advice_case_id ON police_advice (case_id);;
CREATE TABLE police_view (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	"view" VARCHAR(40) NOT NULL, 
	barriers VARCHAR, 
	information_given VARCHAR, 
	occurred_at VARCHAR(27) NOT NULL, 
	noted_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_police_view_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_police_view_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_police_view_childs_view CHECK ("view" IN ('wants', 'does_not_want', 'unsure', 'not_asked')), 
	CONSTRAINT fk_police_view_noted_by_id FOREIGN KEY(noted_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_police_view_case_id ON police_view (case_id);;
CREATE INDEX ix_police_view_person_id ON police_view (person_id);;
CREATE TABLE protective_action (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	"group" VARCHAR(40) NOT NULL, 
	person_id INTEGER, 
	kind VARCHAR(40) NOT NULL, 
	detail VARCHAR, 
	begun_at VARCHAR(27) NOT NULL, 
	begun_by_id INTEGER NOT NULL, 
	review_on DATE, 
	ended_at VARCHAR(27), 
	ended_reason VARCHAR, 
	CONSTRAINT fk_protective_action_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_protective_action_reference UNIQUE (reference), 
	CONSTRAINT ck_protective_action_protected_group CHECK ("group" IN ('child_harmed', 'child_reported', 'others')), 
	CONSTRAINT fk_protective_action_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_protective_action_protective_kind CHECK (kind IN ('named_adult', 'check_in', 'separation', 'timetable', 'supervision', 'travel', 'online_safety', 'help_service', 'social_care', 'risk_plan', 'group_support', 'other')), 
	CONSTRAINT fk_protective_action_begun_by_id FOREIGN KEY(begun_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_protective_action_case_id ON protective_action (case_id);;
CREATE TABLE referral (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	round INTEGER NOT NULL, 
	since VARCHAR(27) NOT NULL, 
	police_lead BOOLEAN NOT NULL, 
	CONSTRAINT uq_referral_case_id UNIQUE (case_id), 
	CONSTRAINT fk_referral_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT ck_referral_referral_state CHECK (state IN ('not_screened', 'screening', 'must_refer', 'likely_refer', 'school_managed_candidate', 'assessed', 'refer_decided', 'not_referred', 'referred', 'already_known_to_police', 'acknowledged', 'active', 'advice_only', 'nfa', 'outcome_recorded', 'closed')), 
	CONSTRAINT ck_referral_police_lead CHECK (police_lead IN (0, 1))
);;
CREATE INDEX ix_referral_state ON referral (state);;
CREATE TABLE referral_event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	verb VARCHAR NOT NULL, 
	state_before VARCHAR(40) NOT NULL, 
	state_after VARCHAR(40) NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	sequence INTEGER NOT NULL, 
	late_reason VARCHAR, 
	entered_by_id INTEGER NOT NULL, 
	done_by_id INTEGER NOT NULL, 
	reason VARCHAR, 
	method VARCHAR(40), 
	planned_for VARCHAR(27), 
	planned_by_id INTEGER, 
	childs_view VARCHAR(40), 
	justification VARCHAR, 
	child_told_by DATE, 
	police_reference VARCHAR, 
	taken_by VARCHAR, 
	given VARCHAR, 
	sheet VARCHAR, 
	officer VARCHAR, 
	collar_number VARCHAR, 
	force VARCHAR, 
	contact VARCHAR, 
	told_at VARCHAR(27), 
	outline VARCHAR, 
	approver_id INTEGER, 
	approver_name VARCHAR, 
	approver_role VARCHAR(40), 
	approval_paper VARCHAR, 
	review_on DATE, 
	would_change VARCHAR, 
	breach_rule VARCHAR, 
	breach_reason VARCHAR, 
	breach_told VARCHAR, 
	CONSTRAINT fk_referral_event_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT ck_referral_event_referral_state CHECK (state_before IN ('not_screened', 'screening', 'must_refer', 'likely_refer', 'school_managed_candidate', 'assessed', 'refer_decided', 'not_referred', 'referred', 'already_known_to_police', 'acknowledged', 'active', 'advice_only', 'nfa', 'outcome_recorded', 'closed')), 
	CONSTRAINT ck_referral_event_referral_state CHECK (state_after IN ('not_screened', 'screening', 'must_refer', 'likely_refer', 'school_managed_candidate', 'assessed', 'refer_decided', 'not_referred', 'referred', 'already_known_to_police', 'acknowledged', 'active', 'advice_only', 'nfa', 'outcome_recorded', 'closed')), 
	CONSTRAINT fk_referral_event_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES staff (id), 
	CONSTRAINT fk_referral_event_done_by_id FOREIGN KEY(done_by_id) REFERENCES staff (id), 
	CONSTRAINT ck_referral_event_referral_method CHECK (method IN ('999', '101', 'online', 'schools_officer', 'mash', 'other')), 
	CONSTRAINT fk_referral_event_planned_by_id FOREIGN KEY(planned_by_id) REFERENCES staff (id), 
	CONSTRAINT ck_referral_event_childs_view CHECK (childs_view IN ('wants', 'does_not_want', 'unsure', 'not_asked')), 
	CONSTRAINT fk_referral_event_approver_id FOREIGN KEY(approver_id) REFERENCES staff (id), 
	CONSTRAINT ck_referral_event_approver_role CHECK (approver_role IN ('head', 'deputy_head', 'chair_of_governors', 'trust_lead'))
);;
CREATE INDEX ix_referral_event_case_id ON referral_event (case_id);;
CREATE TABLE risk_assessment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	done_on DATE NOT NULL, 
	second_reader_id INTEGER, 
	second_reader_name VARCHAR, 
	kept_under VARCHAR NOT NULL, 
	childs_view VARCHAR(40) NOT NULL, 
	parents_position VARCHAR NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	CONSTRAINT fk_risk_assessment_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_risk_assessment_author_id FOREIGN KEY(author_id) REFERENCES staff (id), 
	CONSTRAINT fk_risk_assessment_second_reader_id FOREIGN KEY(second_reader_id) REFERENCES staff (id), 
	CONSTRAINT ck_risk_assessment_childs_view CHECK (childs_view IN ('wants', 'does_not_want', 'unsure', 'not_asked'))
);;
CREATE INDEX ix_risk_assessment_case_id ON risk_assessment (case_id);;
CREATE TABLE sanction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kept_under VARCHAR NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	noted_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_sanction_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_sanction_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_sanction_noted_by_id FOREIGN KEY(noted_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_sanction_case_id ON sanction (case_id);;
CREATE INDEX ix_sanction_person_id ON sanction (person_id);;
CREATE TABLE screening (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	outcome VARCHAR(40) NOT NULL, 
	concluded_at VARCHAR(27) NOT NULL, 
	children INTEGER NOT NULL, 
	group_estimate INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	places INTEGER NOT NULL, 
	resurfacings INTEGER NOT NULL, 
	youngest INTEGER, 
	threshold INTEGER NOT NULL, 
	CONSTRAINT fk_screening_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT ck_screening_referral_state CHECK (outcome IN ('not_screened', 'screening', 'must_refer', 'likely_refer', 'school_managed_candidate', 'assessed', 'refer_decided', 'not_referred', 'referred', 'already_known_to_police', 'acknowledged', 'active', 'advice_only', 'nfa', 'outcome_recorded', 'closed'))
);;
CREATE INDEX ix_screening_case_id ON screening (case_id);;
CREATE TABLE screening_answer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	question VARCHAR(40) NOT NULL, 
	answer VARCHAR(40) NOT NULL, 
	basis VARCHAR, 
	occurred_at VARCHAR(27) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	sequence INTEGER NOT NULL, 
	answered_by_id INTEGER NOT NULL, 
	corrects_id INTEGER, 
	correction_reason VARCHAR, 
	approver_id INTEGER, 
	approver_name VARCHAR, 
	approver_role VARCHAR(40), 
	approval_paper VARCHAR, 
	CONSTRAINT fk_screening_answer_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT ck_screening_answer_question CHECK (question IN ('coercion', 'extreme', 'under_13', 'immediate_risk', 'known_vulnerable', 'crime_recorded', 'many_children', 'no_consent', 'pressure', 'malice', 'coercion_or_blackmail', 'adult_involved', 'existing_vulnerability', 'evidence_to_collect', 'ukcis_adult', 'ukcis_coerced', 'ukcis_capacity', 'ukcis_unusual', 'ukcis_under_13', 'ukcis_risk')), 
	CONSTRAINT ck_screening_answer_answer CHECK (answer IN ('yes', 'no', 'not_known')), 
	CONSTRAINT fk_screening_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES staff (id), 
	CONSTRAINT fk_screening_answer_corrects_id FOREIGN KEY(corrects_id) REFERENCES screening_answer (id), 
	CONSTRAINT fk_screening_answer_approver_id FOREIGN KEY(approver_id) REFERENCES staff (id), 
	CONSTRAINT ck_screening_answer_approver_role CHECK (approver_role IN ('head', 'deputy_head', 'chair_of_governors', 'trust_lead'))
);;
CREATE INDEX ix_screening_answer_case_id ON screening_answer (case_id);;
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	changed_by_id INTEGER NOT NULL, 
	CONSTRAINT uq_setting_name UNIQUE (name), 
	CONSTRAINT fk_setting_changed_by_id FOREIGN KEY(changed_by_id) REFERENCES staff (id)
);;
CREATE TABLE viewing_record (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	device_id INTEGER, 
	viewed_by_id INTEGER, 
	viewed_by_name VARCHAR, 
	reason VARCHAR(40) NOT NULL, 
	why VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	present VARCHAR NOT NULL, 
	same_sex VARCHAR(40) NOT NULL, 
	authorised_by VARCHAR NOT NULL, 
	signed VARCHAR NOT NULL, 
	then_done VARCHAR NOT NULL, 
	occurred_at VARCHAR(27) NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	sequence INTEGER NOT NULL, 
	recorded_by_id INTEGER NOT NULL, 
	CONSTRAINT fk_viewing_record_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_viewing_record_reference UNIQUE (reference), 
	CONSTRAINT fk_viewing_record_device_id FOREIGN KEY(device_id) REFERENCES device (id), 
	CONSTRAINT fk_viewing_record_viewed_by_id FOREIGN KEY(viewed_by_id) REFERENCES staff (id), 
	CONSTRAINT ck_viewing_record_viewing_reason CHECK (reason IN ('no_other_way_to_decide', 'needed_for_report', 'shown_or_found', 'other')), 
	CONSTRAINT ck_viewing_record_answer CHECK (same_sex IN ('yes', 'no', 'not_known')), 
	CONSTRAINT fk_viewing_record_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES staff (id)
);;
CREATE INDEX ix_viewing_record_case_id ON viewing_record (case_id);;
CREATE TABLE hold_release (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	case_id INTEGER NOT NULL, 
	hold_id INTEGER NOT NULL, 
	device_id INTEGER, 
	person_id INTEGER, 
	released_at VARCHAR(27) NOT NULL, 
	said_in VARCHAR NOT NULL, 
	CONSTRAINT fk_hold_release_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_hold_release_hold_id FOREIGN KEY(hold_id) REFERENCES hold (id), 
	CONSTRAINT fk_hold_release_device_id FOREIGN KEY(device_id) REFERENCES device (id), 
	CONSTRAINT fk_hold_release_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);;
CREATE INDEX ix_hold_release_case_id ON hold_release (case_id);;
CREATE INDEX ix_hold_release_hold_id ON hold_release (hold_id);;
CREATE TRIGGER "child_told_no_update" BEFORE UPDATE ON "child_told"  BEGIN SELECT RAISE(ABORT, 'rows of child_told are only ever added'); END;;
CREATE TRIGGER "child_told_no_delete" BEFORE DELETE ON "child_told"  BEGIN SELECT RAISE(ABORT, 'rows of child_told are only ever added'); END;;
CREATE TRIGGER "contact_no_update" BEFORE UPDATE ON "contact"  BEGIN SELECT RAISE(ABORT, 'rows of contact are only ever added'); END;;
CREATE TRIGGER "contact_no_delete" BEFORE DELETE ON "contact"  BEGIN SELECT RAISE(ABORT, 'rows of contact are only ever added'); END;;
CREATE TRIGGER "hold_release_no_update" BEFORE UPDATE ON "hold_release"  BEGIN SELECT RAISE(ABORT, 'rows of hold_release are only ever added'); END;;
CREATE TRIGGER "hold_release_no_delete" BEFORE DELETE ON "hold_release"  BEGIN SELECT RAISE(ABORT, 'rows of hold_release are only ever added'); END;;
CREATE TRIGGER "parent_decision_no_update" BEFORE UPDATE ON "parent_decision"  BEGIN SELECT RAISE(ABORT, 'rows of parent_decision are only ever added'); END;;
CREATE TRIGGER "parent_decision_no_delete" BEFORE DELETE ON "parent_decision"  BEGIN SELECT RAISE(ABORT, 'rows of parent_decision are only ever added'); END;;
CREATE TRIGGER "police_view_no_update" BEFORE UPDATE ON "police_view"  BEGIN SELECT RAISE(ABORT, 'rows of police_view are only ever added'); END;;
CREATE TRIGGER "police_view_no_delete" BEFORE DELETE ON "police_view"  BEGIN SELECT RAISE(ABORT, 'rows of police_view are only ever added'); END;;
CREATE TRIGGER "referral_event_no_update" BEFORE UPDATE ON "referral_event"  BEGIN SELECT RAISE(ABORT, 'rows of referral_event are only ever added'); END;;
CREATE TRIGGER "referral_event_no_delete" BEFORE DELETE ON "referral_event"  BEGIN SELECT RAISE(ABORT, 'rows of referral_event are only ever added'); END;;
CREATE TRIGGER "risk_assessment_no_update" BEFORE UPDATE ON "risk_assessment"  BEGIN SELECT RAISE(ABORT, 'rows of risk_assessment are only ever added'); END;;
CREATE TRIGGER "risk_assessment_no_delete" BEFORE DELETE ON "risk_assessment"  BEGIN SELECT RAISE(ABORT, 'rows of risk_assessment are only ever added'); END;;
CREATE TRIGGER "sanction_no_update" BEFORE UPDATE ON "sanction"  BEGIN SELECT RAISE(ABORT, 'rows of sanction are only ever added'); END;;
CREATE TRIGGER "sanction_no_delete" BEFORE DELETE ON "sanction"  BEGIN SELECT RAISE(ABORT, 'rows of sanction are only ever added'); END;;
CREATE TRIGGER "screening_no_update" BEFORE UPDATE ON "screening"  BEGIN SELECT RAISE(ABORT, 'rows of screening are only ever added'); END;;
CREATE TRIGGER "screening_no_delete" BEFORE DELETE ON "screening"  BEGIN SELECT RAISE(ABORT, 'rows of screening are only ever added'); END;;
CREATE TRIGGER "screening_answer_no_update" BEFORE UPDATE ON "screening_answer"  BEGIN SELECT RAISE(ABORT, 'rows of screening_answer are only ever added'); END;;
CREATE TRIGGER "screening_answer_no_delete" BEFORE DELETE ON "screening_answer"  BEGIN SELECT RAISE(ABORT, 'rows of screening_answer are only ever added'); END;;
CREATE TRIGGER "viewing_record_no_update" BEFORE UPDATE ON "viewing_record"  BEGIN SELECT RAISE(ABORT, 'rows of viewing_record are only ever added'); END;;
CREATE TRIGGER "viewing_record_no_delete" BEFORE DELETE ON "viewing_record"  BEGIN SELECT RAISE(ABORT, 'rows of viewing_record are only ever added'); END;;
