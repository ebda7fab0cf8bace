"""The tables of receptions, petitions, cases and their clocks as step_0005 made them; frozen."""

_PERSON = " full_name id_number phone address village_uid organisation representing representatives"
_IDENTITY = " identity_uid code_name classified_ref"
_RESULTS = (  # what the forms 03–05 of TT 06/2025/TT-TTCP ask of a decision or conclusion
    " state_money state_land_dm2 back_money back_land_dm2 back_orgs back_persons"
    " admin_orgs admin_persons admin_officials police_cases police_persons police_officials"
)
_DONE = (  # what came of it
    " got_money got_land_dm2 gave_money gave_land_dm2"
    " done_orgs done_persons done_officials charged_cases charged_persons charged_officials"
)

# Name, columns of text, columns of whole numbers, columns with a sort key, keys to other records.
TABLES: tuple[tuple[str, str, str, tuple[str, ...], dict[str, str]], ...] = (
    (
        "identities",
        "code_name sealed marks owner_table owner_uid",
        "year number",
        (),
        {},
    ),
    ("identity_openings", "identity_uid reason purpose", "", (), {"identity_uid": "identities"}),
    (
        "chairman_days",
        "day kind presider presider_role place from_time to_time expected posted_on posted_where"
        " status moved_to reason no_visitor note",
        "",
        (),
        {},
    ),
    (
        "cases",
        "kind instance title claimant field respondent respondent_post received_on accepted_on"
        " remote complex status stage outcome decided_on decision_number effective_on sent_on"
        " published_on enforced_on closed_on withdrawn officer unit next_step next_due"
        " note classified_ref",
        "year number persons" + _RESULTS + _DONE,
        ("title", "claimant", "respondent"),
        {},
    ),
    (
        "petitions",
        "received_on source source_body source_number source_date written_on kind instance"
        " anonymous crowd respondent respondent_post content request field earlier_body qualified"
        " unqualified_because in_competence competent_body outcome handled_on handled_number"
        " handled_to case_uid reception_uid split_from_uid duplicate_of_uid withdrawn officer"
        " national_on next_due note import_uid" + _PERSON + _IDENTITY,
        "year number persons",
        tuple(
            [
                "full_name",
                "address",
                "organisation",
                "content",
                "source_body",
                "respondent",
                "respondent_post",
                "request",
                "earlier_body",
                "unqualified_because",
                "competent_body",
                "handled_to",
                "note",
                "officer",
            ]
        ),
        {"case_uid": "cases", "identity_uid": "identities"},
    ),
    (
        "receptions",
        "received_on at kind day_uid presider presider_role officer content request content_kind"
        " field crowd group_name earlier_body in_competence guided_to guided_number transferred_to"
        " transferred_number outcome result answered_on refusal refusal_note case_uid petition_uid"
        " earlier_uid online national_on next_due note import_uid" + _PERSON + _IDENTITY,
        "year number persons came",
        tuple(
            [
                "full_name",
                "presider",
                "address",
                "organisation",
                "content",
                "earlier_body",
                "guided_to",
                "transferred_to",
                "result",
                "representing",
                "representatives",
                "request",
                "note",
                "officer",
            ]
        ),
        {
            "case_uid": "cases",
            "petition_uid": "petitions",
            "identity_uid": "identities",
            "day_uid": "chairman_days",
        },
    ),
    (
        "case_events",
        "case_uid petition_uid kind day until number signer body reason details attachment_uid",
        "count ordinal",
        (),
        {"case_uid": "cases"},
    ),
    (
        "clocks",
        "owner_table owner_uid step title rule event_on raw_due due moved_because article document"
        " unit suspensions status done_on trace",
        "count extended ordinal",
        (),
        {},
    ),
    (
        "record_files",
        "owner_table owner_uid kind title form note day number template attachment_uid sealed",
        "pages copies ordinal",
        (),
        {"attachment_uid": "attachments"},
    ),
    ("slip_templates", "code name content", "", (), {}),
    ("imports", "target name attachment_uid details", "row_count", (), {}),
)

# Each begins with deleted_at: without statistics SQLite takes that for as telling as any other
# column, and would read a million rows through an index that only begins so.
INDEXES = (
    ("idx_receptions_number", "receptions (deleted_at, year, number)"),
    ("idx_receptions_case", "receptions (deleted_at, case_uid)"),
    ("idx_receptions_chairman", "receptions (deleted_at, day_uid)"),
    ("idx_petitions_number", "petitions (deleted_at, year, number)"),
    ("idx_petitions_case", "petitions (deleted_at, case_uid)"),
    ("idx_receptions_petition", "receptions (deleted_at, petition_uid)"),
    ("idx_petitions_reception", "petitions (deleted_at, reception_uid)"),
    ("idx_petitions_split", "petitions (deleted_at, split_from_uid)"),
    ("idx_petitions_duplicate", "petitions (deleted_at, duplicate_of_uid)"),
    ("idx_cases_number", "cases (deleted_at, year, number, uid)"),
    ("idx_cases_status", "cases (deleted_at, status, next_due, uid)"),
    ("idx_case_events_case", "case_events (case_uid, deleted_at, ordinal)"),
    ("idx_clocks_owner", "clocks (owner_uid, deleted_at, ordinal)"),
    ("idx_clocks_open", "clocks (due, step) WHERE deleted_at IS NULL AND status = 'open'"),
    ("idx_record_files_owner", "record_files (owner_uid, deleted_at, ordinal)"),
    ("idx_identities_owner", "identities (owner_uid)"),
    ("idx_identity_openings", "identity_openings (identity_uid)"),
    ("idx_chairman_days", "chairman_days (deleted_at, day, uid)"),
)
UNIQUE = (
    ("one_reception_number", "receptions (year, number) WHERE deleted_at IS NULL"),
    ("one_petition_number", "petitions (year, number) WHERE deleted_at IS NULL"),
    ("one_case_number", "cases (year, number) WHERE deleted_at IS NULL"),
    ("one_identity_number", "identities (year, number) WHERE deleted_at IS NULL"),
    ("one_slip_template", "slip_templates (code) WHERE deleted_at IS NULL"),
)
