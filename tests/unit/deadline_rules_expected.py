"""The limits as the documents state them, written down apart from resources/law/rules.

One line a limit: code, limit ("wd" working days, "d" days, "m" months, "y" years; "<" before the
event, ">=" at least so long; "1/quarter" how often), article. Where the law changed, the code has
the first day of each version after an "@".
"""

EXPECTED = """
publicity.publish              5 wd        khoản 3 Điều 12
publicity.posting              >=30 d      khoản 2 Điều 13
publicity.broadcast            >=3 d       khoản 3 Điều 13
publicity.list                 1/quarter   khoản 2 Điều 13
publicity.budget.quarter       1/quarter   khoản 2 Điều 11
publicity.budget.half_year     1/half_year khoản 2 Điều 11
publicity.budget.year          1/year      khoản 2 Điều 11
decision.consent               >=3 m       khoản 3 Điều 16
decision.send                  5 wd        khoản 3 Điều 20
decision.recognise             5 wd        khoản 2 Điều 21
decision.recognise.front       5 wd        khoản 2 Điều 21
meeting.notice                 <2 d        khoản 3 Điều 3
meeting.documents              <2 d        khoản 4 Điều 3
ballot.plan                    2 d         Điều 4
ballot.notice                  <2 d        Điều 19
ballot.online                  5 wd        Điều 5
consultation.period            >=20 d      khoản 2 Điều 28
dialogue.yearly                1/year      Điều 32
village.meeting.yearly         1/year      Điều 33
village.meeting.notice         <5 d        Điều 10
election.decision              <20 d       Điều 6–9
election.nominees              <15 d       Điều 6–9
election.team                  <10 d       Điều 6–9
election.notice                <7 d        Điều 6–9
election.recognise             5 wd        Điều 6–9
election.anew                  60 d        Điều 6–9
village.head.term              >=5 y       khoản 3 Điều 4
village.head.acting            6 m         Điều 4
pib.answer                     15 d        điểm c khoản 1 Điều 40
pib.inspection.notice          <5 wd       Điều 12–15
pib.plan.quarter               1/quarter   Điều 12–15
pib.plan.half_year             1/half_year Điều 12–15
pib.plan.year                  1/year      Điều 12–15
pib.plan.term                  1/term      Điều 12–15
pib.report.quarter             1/quarter   khoản 3 Điều 14
pib.report.half_year           1/half_year khoản 3 Điều 14
pib.report.year                1/year      khoản 3 Điều 14
pib.report.term                1/term      khoản 3 Điều 14
pib.term                       >=5 y       khoản 3 Điều 4
pib.byelection                 <6 m        Điều 12–15
cisb.answer                    15 d        điểm c khoản 2 Điều 45
cisb.notice                    <45 d       điểm b khoản 1 Điều 45
agency.publish                 5 wd        khoản 2 Điều 47
agency.posting                 >=20 d      Điều 48
agency.meeting.yearly          1/year      Điều 51
agency.meeting                 3 m         Điều 51
agency.resolution.check        1/half_year khoản 3 Điều 52
agency.pib.term                >=2 y       Điều 60–63
agency.pib.inspection.notice   <5 wd       Điều 20–27
agency.pib.report.quarter      1/quarter   Điều 20–27
agency.pib.report.half_year    1/half_year Điều 20–27
agency.pib.report.year         1/year      Điều 20–27
agency.pib.report.term         1/term      Điều 20–27
enterprise.publish             15 d        Điều 65–66
enterprise.posting             >=20 d      Điều 65–66
enterprise.meeting.yearly      1/year      Điều 64–81
convention.posting             >=30 d      khoản 1 Điều 9
convention.submit              5 wd        Điều 11
convention.recognise           5 wd        Điều 11
convention.suspend             3 wd        Điều 12
convention.abrogate            5 wd        Điều 14
convention.send                2 wd        Điều 15
convention.review              1/year      Điều 15
convention.report.village      1/year      Điều 19
convention.statistics          1/year      Điều 16
tcd.answer                     10 wd       khoản 1 Điều 28
tcd.result                     7 wd        khoản 2 Điều 27
tcd.schedule                   <5 wd       Điều 24
tcd.chairman@2026-07-01        2/month     điểm c khoản 2 Điều 15
tcd.chairman@2014-07-01        1/week      điểm c khoản 2 Điều 15
tcd.refuse                     3 wd        Điều 4
tcd.online.notice              <5 wd       Điều 16–24
tcd.online.test                <1 wd       Điều 16–24
tcd.discipline                 45 d        điểm b khoản 3 Điều 41
petition.keep                  >=1 y       chưa xác định điều, khoản
kn.filing                      90 d        Điều 9
kn.accept@2026-07-01           7 wd        Điều 27
kn.accept@2012-07-01           10 d        Điều 27
kn.resolve                     30 d        Điều 28
kn.resolve.complex             45 d        Điều 28
kn.resolve.remote              45 d        Điều 28
kn.resolve.remote.complex      60 d        Điều 28
kn.dialogue.notice             <5 d        Điều 30 của Luật; quy định về đối thoại của nghị định
kn.send                        3 wd        Điều 32
kn.appeal                      30 d        Điều 33
kn.appeal.remote               45 d        Điều 33
kn.effect                      30 d        Điều 44
kn.effect.remote               45 d        Điều 44
kn.suspension.send             3 wd        Điều 11a
kn.second.accept@2026-07-01    7 wd        Điều 36
kn.second.accept@2012-07-01    10 d        Điều 36
kn.second.resolve              45 d        Điều 37
kn.second.resolve.complex      60 d        Điều 37
kn.second.resolve.remote       60 d        Điều 37
kn.second.resolve.remote.complex 70 d      Điều 37
kn.second.send                 7 d         Điều 41
tc.register                    7 wd        khoản 1 Điều 24
tc.register.places             10 wd       khoản 1 Điều 24
tc.transfer                    5 wd        khoản 2 Điều 24
tc.notify@2026-07-01           5 wd        khoản 3 Điều 29
tc.notify@2019-01-01           5 wd        Điều 29
tc.resolve                     30 d        Điều 30
tc.suspension.send             5 wd        Điều 34
tc.conclusion.send             5 wd        khoản 3 Điều 35
tc.conclusion.handle           7 wd        khoản 1 Điều 36
tc.conclusion.publish          7 wd        Điều 40
tc.again                       20 d        khoản 2 Điều 37
tc.overdue.demand              5 wd        Điều 38
tc.overdue.answer              5 wd        Điều 38
tc.press                       20 d        Điều 26
report.kntc                    3 d         khoản 1 Điều 7
report.kntc.quarter            1/quarter   Điều 3
report.kntc.half_year          1/year      Điều 3
report.kntc.nine_months        1/year      Điều 3
report.kntc.year               1/year      Điều 3
"""
