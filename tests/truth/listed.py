"""listed.py - the sample exports of others: what each is, seen by looking.

Format, encoding and delimiter, the day on which it happened and the zone of
its times were found by hand; formats.py works out the rest.
"""

from collections import namedtuple

import layouts

UTC = "UTC"

Sample = namedtuple("Sample", "file day format encoding delimiter zone layout")


def sample(file, day, format, encoding="UTF-8", delimiter=",", zone=UTC,
           layout=None):
    return Sample(file, day, format, encoding, delimiter, zone, layout)


def meeting(name, day, **more):
    return sample("zoom-meeting/" + name, day, "zoom-meeting-participants",
                  layout=layouts.zoom_meeting, **more)


def unique(name, day):
    return sample("zoom-meeting/" + name, day, "zoom-meeting-unique",
                  layout=layouts.zoom_meeting)


def teams(name, day, format, encoding="UTF-16LE", delimiter="\t"):
    layout = {"teams-list": layouts.teams_list,
              "teams-report-v1": layouts.teams_v1,
              "teams-report-v2": layouts.teams_v2}[format]
    return sample("teams/" + name, day, format, encoding, delimiter, UTC,
                  layout)


def webinar(name, day, zone):
    return sample("zoom-webinar/" + name, day, "zoom-webinar-attendees",
                  zone=zone)


def ours(name, day, format="zoom-webinar-attendees", **more):
    return sample("isid-2021/" + name, day, format, zone="Europe/Vienna",
                  **more)


# A file that leaves its dates open is there once for each reading of them.
SAMPLES = [
    sample("eventbrite/orders_attendees_2023-01-24.csv", "2023-01-24",
           "eventbrite", layout=layouts.eventbrite),
    sample("gotowebinar/attendee_report_2011.csv", "2011-03-22",
           "gotowebinar-attendees", layout=layouts.gotowebinar),
    ours("day1-zoom-attendee-report.csv", "2021-06-29"),
    ours("day2-zoom-attendee-report.csv", "2021-07-01"),
    ours("day3-zoom-attendee-report.csv", "2021-07-02"),
    ours("day2-overflow-webex.csv", "2021-07-01", "webex-attendees",
         encoding="UTF-16LE", delimiter="\t"),
    ours("day3-registrations.csv", "2021-07-02", "generic"),
    teams("v0_comma_fake_2020.csv", "2020-09-03", "teams-list", "UTF-8", ","),
    teams("v0_comma_fake_2020.csv", "2020-03-09", "teams-list", "UTF-8", ","),
    teams("v0_list_ddmmyyyy_2021.csv", "2021-01-27", "teams-list"),
    teams("v0_list_en_2020_fake.csv", "2020-06-26", "teams-list", "UTF-8"),
    teams("v0_list_quotes_tab_2020.csv", "2020-12-11", "teams-list"),
    teams("v0_list_quotes_tab_2020.csv", "2020-11-12", "teams-list"),
    teams("v0_ptBR_2021.csv", "2021-03-16", "teams-list"),
    teams("v1_french_2021.csv", "2021-04-13", "teams-report-v1"),
    teams("v1_meeting_summary_2022.csv", "2022-02-18", "teams-report-v1"),
    teams("v1_table_semicolon_2022.csv", "2022-04-13", "teams-report-v1",
          "UTF-8", ";"),
    teams("v2_polish_excel_cp1250_semicolon_2025.csv", "2025-03-10",
          "teams-report-v2", "windows-1250", ";"),
    teams("v2_polish_excel_cp1250_semicolon_2025.csv", "2025-10-03",
          "teams-report-v2", "windows-1250", ";"),
    teams("v2_polish_utf16_2025.csv", "2025-03-10", "teams-report-v2"),
    teams("v2_polish_utf16_2025.csv", "2025-10-03", "teams-report-v2"),
    teams("v2_utf16be_2022-11-14.csv", "2022-11-14", "teams-report-v2",
          "UTF-16BE"),
    sample("webex/event_utf16le_2021-06-14.csv", "2021-06-14",
           "webex-attendees", "UTF-16LE", "\t", layout=layouts.webex),
    meeting("en_attentiveness_zoomus_2022.csv", "2022-02-01"),
    meeting("en_attentiveness_zoomus_2022.csv", "2022-01-02"),
    sample("zoom-meeting/en_bulk_usage_2026_first300.csv", "2026-05-30",
           "zoom-usage", layout=layouts.zoom_usage),
    meeting("en_heroes_no_info_2021.csv", "2021-11-19"),
    meeting("en_hogwarts_excel_2021.csv", "2021-01-26"),
    unique("en_new_unique_2025.csv", "2025-01-15"),
    meeting("en_no_info_guest_2021_a.csv", "2021-02-02"),
    meeting("en_recconsent_waitingroom_2023.csv", "2023-01-26"),
    meeting("en_synthetic_rejoins_class2.csv", "2024-01-22"),
    unique("en_unique_excel_padded_2020.csv", "2020-09-24"),
    unique("en_unique_placeholder.csv", "2020-01-15"),
    unique("en_unique_with_info_2020_1.csv", "2020-09-24"),
    meeting("en_with_info_noguest_2020_a.csv", "2020-09-29"),
    meeting("ja_participants_2020_a.csv", "2020-12-08", zone="Asia/Tokyo"),
    meeting("ja_participants_cp932.csv", "2020-12-08", zone="Asia/Tokyo",
            encoding="CP932"),
    webinar("new_layout_day1_2026.csv", "2026-05-12", "Europe/Paris"),
    webinar("ptBR_2021-01-12_attendee.csv", "2021-01-12",
            "America/Sao_Paulo"),
    webinar("zoomreports_satrdays2020_attendee_en_2020.csv", "2020-03-28",
            "America/New_York"),
]
