"""The tables of reports as step_0007 made them; frozen."""

# Name, columns of text, columns of whole numbers, columns with a sort key, keys to other records.
TABLES: tuple[tuple[str, str, str, tuple[str, ...], dict[str, str]], ...] = (
    ("report_forms", "code name base content valid_from valid_to", "active ordinal", ("name",), {}),
    (
        "report_duties",
        "name regime period forms outline due exclusive window_from cut_first cut_last recipient"
        " via article plan_uid plan_line valid_from valid_to note",
        "active ordinal",
        ("name",),
        {"plan_uid": "plans"},
    ),
    (
        "reports",
        "duty_uid regime period first_day last_day due title forms status number symbol dated_on"
        " sent_on sent_to sent_how signer check_code replaces_uid reason content narrative"
        " frozen_uid note",
        "year version",
        ("title",),
        {"duty_uid": "report_duties", "frozen_uid": "attachments"},
    ),
)
INDEXES = (
    ("idx_reports_period", "reports (deleted_at, regime, year, period, version)"),
    ("idx_report_duties_active", "report_duties (deleted_at, active, ordinal)"),
)
UNIQUE = (("one_report_form", "report_forms (code) WHERE deleted_at IS NULL"),)
