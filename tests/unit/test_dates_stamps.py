import datetime as dt

import pytest

from krnews.dates import find_published, find_stamps

SEOUL = dt.timezone(dt.timedelta(hours=9))
MORNING = dt.datetime(2024, 6, 14, 10, 0, tzinfo=SEOUL)
AFTERNOON = dt.datetime(2024, 6, 14, 15, 21, tzinfo=SEOUL)

STYLES = [
    ("입력 2024-06-14 10:00", MORNING),
    ("입력 2024-06-14 10:00:00", MORNING),
    ("입력2024.06.14. 오전 10:00", MORNING),
    ("입력 : 2024-06-14 10:00:00 ㅣ 수정 : 2024-06-14 10:05:32", MORNING),
    ("입력 2024.06.14 10:00 | 수정 2024.06.14 11:00", MORNING),
    ("기사입력 2024.06.14. 오후 3:21 최종수정 2024.06.14. 오후 4:02", AFTERNOON),
    ("기사입력 :[ 2024-06-14 15:24 ]", AFTERNOON + dt.timedelta(minutes=3)),
    ("최초입력 2024.06.14 15:21:00", AFTERNOON),
    ("입력 2024/06/14 15:21", AFTERNOON),
    ("가온투데이 2024.06.14 15:21", AFTERNOON),
    ("뉴스입력 : 2024-06-14 15:21", AFTERNOON),
    ("2024.06.14. 15:21:00 조회수 1,204 추천 12", AFTERNOON),
    ("도담뉴스24 | 2024-06-14 15:21", AFTERNOON),
    ("입력 2024. 6. 14. 15:21", AFTERNOON),
    ("입력 24.06.14 15:21", AFTERNOON),
    ("입력 '24.06.14 15:21", AFTERNOON),
    ("입력 2024년 6월 14일 15시 21분", AFTERNOON),
    ("입력 2024년 6월 14일 금요일 오후 3시 21분", AFTERNOON),
    ("입력 2024.06.14 (금) 15:21", AFTERNOON),
    ("입력 2024.06.14(금) PM 3:21", AFTERNOON),
    ("입력 2024-06-14 03:21 PM", AFTERNOON),
    ("2024년 6월 14일 15:21 입력", AFTERNOON),
    ("2024.06.14 (금)", MORNING.replace(hour=0)),
    ("2024년 6월 14일 금요일", MORNING.replace(hour=0)),
    ("2024.06.14 10:00 | 수정 2024.06.14 11:00", MORNING),
    ("2024-06-14 10:00 (업데이트 2024-06-15 09:00)", MORNING),
    ("2024. 6. 14. 15:21 (수정 18:00)", AFTERNOON),
    ("Fri, 14 Jun 2024 10:00:00 +0900", MORNING),
    ("pubDate: Fri, 14 Jun 2024 01:00:00 GMT", MORNING),
    ("June 14, 2024", MORNING.replace(hour=0)),
    ("14 Jun 2024 15:21", AFTERNOON),
    ("2024-06-14 (금) 제1204호", MORNING.replace(hour=0)),
    ("사회 | 2024.06.14", MORNING.replace(hour=0)),
    ("2024.6.14.(金) 조간", MORNING.replace(hour=0)),
    ("윤슬 기자 2024.06.14 15:21", AFTERNOON),
    ("2024.06.14 15:21 윤슬 기자", AFTERNOON),
    ("제목이다\n윤슬  2024. 6. 14. 15:21\n본문이다.", AFTERNOON),
    ("제목이다\n윤슬 2024. 6. 14. 15:21\n본문이다.", AFTERNOON),
    ("제목이다\n한별=윤슬 기자  2024. 6. 14. 15:21\n본문이다.", AFTERNOON),
    ("제목이다.\n2024-06-14     윤슬\n본문이다.", MORNING.replace(hour=0)),
    ("2025.12.20 (토)\n• 맑음한별 4.2℃\n제목이다\n등록 2024.06.14 10:00\n본문이다.", MORNING),
    ("제목이다\n2024.06.14 주민기자단 윤슬\n본문이다.", MORNING.replace(hour=0)),
    ("제목이다\n2024.06.14 윤슬 현지통신원\n본문이다.", MORNING.replace(hour=0)),
    (
        "이 누리집은 도담군이 주민에게 여는 공식 전자 누리집입니다.\n제목\n2024.06.14 기자단 윤슬\n",
        MORNING.replace(hour=0),
    ),
    ("제목이다\nby 윤슬지기 2024. 6. 14.\n본문이다.", MORNING.replace(hour=0)),
    ("제목이다\nyunseul_ 2024. 6. 14. 15:21\n본문이다.", AFTERNOON),
    ("제목이다\n나루 공인중개 2024. 6. 14. 15:21\n본문이다.", AFTERNOON),
    ("제목이다\nLBA 나루 공인 2024. 6. 14. 15:21\n본문이다.", AFTERNOON),
    ("제목이다\nby 3기윤슬기자 posted Jun 14, 2024 Views 1550\n본문이다.", MORNING.replace(hour=0)),
    ("제목이다\n[53호] 2024년 06월 14일 (금) 윤슬 yunseul@example.com\n본문이다.", MORNING.replace(hour=0)),
    ("제목이다\n2024년 06월 14일 (금) 윤슬 기자 yunseul@example.com\n본문이다.", MORNING.replace(hour=0)),
    ("제목이다\n윤슬 기자 2024.06.14 15:21 81 학생칼럼\n본문이다.", AFTERNOON),
    (
        "즐겨찾기+ 날짜 : 2025-07-11 14:30:30 회원가입\n제목이다\n윤슬 기자 595호입력 : 2024년 06월 14일\n",
        MORNING.replace(hour=0),
    ),
    ("2025-07-11 14:30:30 로그인\n제목이다\n입력 2024.06.14 10:00\n본문이다.", MORNING),
    ("15:21 June 14, 2024", AFTERNOON),
    ("All Stories 10:00 June 14, 2024", MORNING),
    ("업로드 2024.06.14 15:21", AFTERNOON),
    ("송고시간2024-06-14 10:00", MORNING),
    ("2024/06/14 10:00 송고", MORNING),
    ("기사송고 2024-06-14 10:00", MORNING),
    ("승인 2024.06.14 10:00", MORNING),
    ("가온통신 | 기사승인 2024. 06. 14. 10:00", MORNING),
    ("등록 2024-06-14 오전 10:00:00", MORNING),
    ("등록일 : 2024-06-14 [10:00]", MORNING),
    ("등록일시 2024.06.14 10:00", MORNING),
    ("게재 2024-06-14 10:00 (금)", MORNING),
    ("작성 2024.06.14 10:00", MORNING),
    ("발행 2024.06.14 10:00", MORNING),
    ("발행일 2024-06-14", MORNING.replace(hour=0)),
    ("게시 2024.06.14", MORNING.replace(hour=0)),
    ("Published : 2024-06-14 10:00", MORNING),
    ("Posted : 2024.06.14 10:00", MORNING),
    ("Published : Jun 14, 2024 10:00 KST", MORNING),
    ("Published: Fri, 14 Jun 2024 01:00:00 +0000", MORNING),
    ("Posted on 14 June 2024", MORNING.replace(hour=0)),
    ("입력 2024-06-14T10:00:00+09:00", MORNING),
    ("입력 2024-06-14T01:00:00Z", MORNING),
    ("입력 2024-06-14 01:00 UTC", MORNING),
    ("제목\n2024-06-14 10:00:00\n본문이다.", MORNING),
    ("제목\n2024.06.14 10:00\n본문이다.", MORNING),
    ("수정 2024-06-14 10:00", MORNING),
    ("Updated : June 14, 2024 3:21 p.m. KST", AFTERNOON),
    ("제목이다\n기사출고 2024.06.14 10:00\n본문이다.", MORNING),
    ("제목이다\n2024년 06월 14일 (금) 10:00:00 윤슬 .\n본문이다.", MORNING),
    ("제목이다\n2024.06.14 10:00나래게임 윤슬 기자\n본문이다.", MORNING),
    ("제목이다\n윤슬l승인2024.06.14 10:00l(1408호)\n본문이다.", MORNING),
    ("제목이다\n2024-06-14 10:00:00 GNW\n본문이다.", MORNING),
    ("제목이다\n본문이다.\n(가온일보 2024년 6월 14일자).", MORNING.replace(hour=0)),
    ("제목이다\n본문이다.\n[다온경제신문 2024.06.14]", MORNING.replace(hour=0)),
    ("제목이다\nWrite: 2024-06-14 10:00:00Update: 2024-06-14 15:21:00\n본문이다.", MORNING),
    ("Written 2024-06-14 10:00 Update 2024-06-14 15:21", MORNING),
    ("최종수정 2024.06.14.15:21기사입력 2024.06.14.10:00", MORNING),
    ("제목이다\n2024.6.14.10:00\n본문이다.", MORNING),
    ("제목이다\n나래투데이 윤슬아 기자 2024.06.14 10:00\n본문이다.", MORNING),
    ("제목이다\nNRTimes 윤슬아 기자 2024.06.14 10:00\n본문이다.", MORNING),
    ("입력 2024-06-13 24:00", MORNING.replace(hour=0)),
    ("입력 2024-06-14 밤 11시 5분", MORNING.replace(hour=23, minute=5)),
    ("입력 2024-06-14 낮 12시", MORNING.replace(hour=12)),
    ("입력 2024-06-14 새벽 1시", MORNING.replace(hour=1)),
    ("입력 2024-06-14 오전 12:10", MORNING.replace(hour=0, minute=10)),
]


class TestFindPublished:
    @pytest.mark.parametrize(("text", "moment"), STYLES, ids=[text for text, _ in STYLES])
    def test_styles_of_stamps(self, text, moment):
        found = find_published(text)
        assert found == moment
        assert str(found.tzinfo) == "Asia/Seoul"

    def test_the_label_decides_not_the_order(self):
        assert find_published("수정 2024-06-15 09:00\n입력 2024-06-14 10:00") == MORNING

    def test_the_imprint_is_no_stamp(self):
        page = "2024.06.14 10:00\n본문이다.\n등록번호: 가온 아00001 등록일:2009.12.24 제호:가온신문 발행일:2000.1.1"
        assert find_published(page) == MORNING
        assert find_published(page.partition("\n")[2]) is None

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "지난 2024년 6월 14일 열린 회의",
            "그는 2024.06.14 10:00 도착했다",
            "2024.06.14 10:00 그가 도착했다",
            "제목이다\n2024.06.14 10:00 개막\n본문이다.",
            "2024-06-14 10:00:06 기준\n제목이다\n본문이다.",
            "입력 2024.02.30 10:00",
            "전화 02-2024-0614",
            "한별시는 내년까지 강변을 따라 숲길 12㎞를 낸다고 2일 밝혔다. 길다.\n윤슬 2024.06.14 15:21\n잘 읽었다.",
            "한별시는 내년까지 강변을 따라 숲길 12㎞를 낸다고 2일 밝혔다. 예산은 48억원이다.\n2024-06-14   윤슬\n",
            "제목이다\n윤슬 2024. 6. 14.\n본문이다.",
            "한별시는 내년까지 강변을 따라 숲길 12㎞를 낸다고 2일 밝혔다.\n나래투데이 윤슬아 기자 2024.06.14 15:21\n",
            "제목이다\n나래투데이 윤슬아 기자 2024.06.14\n본문이다.",
            "2024.06.14 (금)\n• 맑음한별 14.2℃\n제목이다\n본문이다.",
            "2024년 6월 14일\n한별 9.2℃ 맑음\n제목이다\n본문이다.",
        ],
    )
    def test_a_date_in_a_sentence_is_no_stamp(self, text):
        assert find_published(text) is None

    def test_summer_time(self):
        assert find_published("입력 1988-07-01 12:00").utcoffset() == dt.timedelta(hours=10)
        assert find_published("입력 1988-12-01 12:00").utcoffset() == dt.timedelta(hours=9)
        assert find_published("입력 1988-07-01 12:00 UTC").isoformat() == "1988-07-01T22:00:00+10:00"

    def test_utc_stamps_change_the_day(self):
        assert find_published("2024-06-14T20:30:00Z").date() == dt.date(2024, 6, 15)

    def test_not_a_str(self):
        with pytest.raises(TypeError, match="decode it first"):
            find_published(b"2024-06-14")


class TestFindStamps:
    def test_both(self):
        found = find_stamps("입력 2024-06-14 10:00  수정 2024-06-14 15:21")
        assert (found.published, found.updated) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize("text", ["수정 2024-06-14", "수정 2024-06-14 00:00", "Updated : June 14, 2024"])
    def test_only_changed(self, text):
        found = find_stamps(text)
        assert (found.published, found.updated) == (None, MORNING.replace(hour=0))

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("99.06.14 10:00", 1999),
            ("80.06.14 10:00", 1980),
            ("79.06.14 10:00", 2079),
            ("1980-06-14", 1980),
            ("20240614", 2024),
        ],
    )
    def test_years(self, text, year):
        assert find_published(f"입력 {text}").year == year

    def test_years_before_there_were_pages(self):
        assert find_published("입력 1979-06-14 10:00") is None

    def test_none(self):
        found = find_stamps("본문뿐이다.")
        assert (found.published, found.updated) == (None, None)
