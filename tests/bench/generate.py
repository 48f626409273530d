"""Articles without end: seeded, well spaced, in the manner of a news page; every sentence is written for krnews.

The names are invented. What varies is what a reader of news meets: sums with conversions and ranges, days counted
from the publication, quotations, subheads, and the furniture of a page around the story.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import NamedTuple

FIRST_DAY = dt.date(2023, 1, 2)
FACTUAL = 0.35
"""Share of the sentences that state a sum or a day, so that both stand about as dense as in business news."""

COMPANIES = (
    "한빛전자", "누리반도체", "가람중공업", "새솔화학", "다온모터스", "해든바이오", "푸른금융", "미르에너지",
    "온새미건설", "아라해운", "도담유통", "나래통신", "라온게임즈", "바른식품", "소담제지", "이든로지스",
)  # fmt: skip
PEOPLE = ("강이안", "서도윤", "문하람", "노아린", "배시온", "연우진", "채다솔", "하준서", "표나은", "길태오")
POSTS = ("대표", "부사장", "재무 책임자", "사업 본부장", "연구소장", "수석 연구원")
PLACES = ("부산", "대전", "광주", "울산", "창원", "구미", "평택", "청주", "군산", "포항")
GOODS = (
    "전력 반도체", "배터리 소재", "수소 연료 전지", "선박 엔진", "물류 로봇", "바이오 시밀러",
    "태양광 모듈", "냉각 장치",
)  # fmt: skip
BUREAUS = ("한들경제", "새벽일보", "모람신문", "가온뉴스")

TITLES = ("{company}, {place}에 {goods} 공장 짓는다", "{company} “{goods}에 {won}”", "{place}, {goods} 거점으로 뜬다")
OPENINGS = (
    "{company:이} {goods} 생산을 늘리려고 {place}에 {won}을 투자한다고 {day} 밝혔다.",
    "{company:은} {day} 이사회를 열고 {place} 공장 증설에 {won}을 들이기로 결의했다.",
    "{place}시와 {company:은} {day} 투자 협약을 맺고 {deal} 규모의 단지를 짓기로 했다.",
)
FACTS = (
    "{person} {post:은} “시장이 예상보다 빠르게 커지고 있어 올해 투자 규모를 {won}으로 늘려 잡았다”고 말했다.",
    "이 회사는 지난해 같은 기간보다 {percent}% 늘어난 {won}의 매출을 올렸다.",
    "회사 측은 {future}까지 {goods} 공장을 완공하고 내년 상반기부터 제품을 내보낼 계획이다.",
    "업계에서는 {goods} 시장이 {dollars}에서 3년 안에 두 배로 커질 것으로 내다본다.",
    "{company:은} {past} {deal}에 해외 {goods} 업체의 지분을 사들였다.",
    "{person} {post:은} 이날 기자들과 만나 협력사 {count}곳과 함께 기술을 개발하겠다고 설명했다.",
    "공장이 돌아가면 {place}에 일자리 {count}개가 새로 생길 것으로 시는 보고 있다.",
    "다만 원자재 가격이 오르고 환율이 달러당 {rate}원까지 치솟아 비용 부담은 커졌다.",
    "증권가는 이 회사의 영업이익이 {range}에 이를 것으로 추정했다.",
    "정부도 {future} 열리는 회의에서 세제 지원 방안을 다룰 예정이다.",
    "한 관계자는 “부지를 고르는 데만 2년이 걸렸다”며 “주민 설명회도 여러 차례 열었다”고 전했다.",
    "이 사업에는 지난 5년 동안 모두 {won}이 들어갔고 연구원 {count}명이 참여했다.",
    "주가는 전날보다 {percent}% 오른 주당 {price}원에 거래를 마쳤다.",
    "앞서 이 회사는 {past} 채권을 발행해 {won}을 마련한 바 있다.",
    "지역 대학은 다음 달부터 {goods} 학과를 열어 해마다 졸업생 {count}명을 보내기로 했다.",
    "새 설비는 기존보다 전기를 {percent}% 덜 쓰고 물은 절반만 쓴다고 회사는 덧붙였다.",
)
PLAIN = (
    "전문가들은 공급망이 한 나라에 몰려 있는 점을 가장 큰 위험으로 꼽는다.",
    "시민 단체는 환경 영향을 더 꼼꼼히 따져야 한다며 자료 공개를 요구했다.",
    "{person} {post:은} 품질을 앞세운 전략이 해외 고객에게 통했다고 평가했다.",
    "경쟁사인 {company:은} 아직 구체적인 계획을 내놓지 않았다.",
    "한 관계자는 “주민 설명회도 여러 차례 열어 의견을 들었다”고 전했다.",
    "업계는 이번 결정이 다른 회사의 선택에도 영향을 줄 것으로 내다본다.",
    "{place}에 터를 잡은 까닭으로는 가까운 항만과 넉넉한 전력이 꼽힌다.",
    "연구진은 불량률을 낮추는 공정을 손수 만들어 특허까지 받았다고 강조했다.",
    "노동조합은 새 설비가 들어와도 고용을 지키겠다는 약속을 문서로 남기자고 맞섰다.",
    "{person} {post:은} “서두르기보다 제대로 짓는 편이 낫다”며 속도 조절을 내비쳤다.",
    "해외 고객사들은 납기를 앞당길 수 있는지 먼저 물어 온다고 영업 담당자는 설명했다.",
    "지방 의회에서는 세금을 깎아 주는 조례를 두고 찬반이 팽팽하게 갈렸다.",
    "금융권은 담보와 사업성을 함께 살펴 대출 여부를 결정하겠다는 태도다.",
    "{goods} 수요가 꺾일 수 있다는 걱정도 적지 않지만 회사는 장기 계약이 버팀목이라고 본다.",
    "현장에서는 숙련된 기술자를 구하기가 돈을 마련하기보다 어렵다는 말이 나온다.",
    "주변 상인들은 공사 차량이 늘어 불편하다면서도 손님이 많아질 것을 기대했다.",
    "환경부는 물을 다시 쓰는 설비를 갖추는 조건으로 계획을 받아들였다.",
    "{company:은} 협력 업체와 이익을 나누는 제도를 손질해 함께 자라겠다고 다짐했다.",
    "한 연구원은 기술 격차가 눈에 띄게 좁혀져 안심하기 이르다고 진단했다.",
    "학계에서는 기초 연구에 더 힘을 쏟아야 산업이 오래간다는 지적이 나왔다.",
    "회사는 사고를 막으려고 위험한 작업을 로봇에 맡기고 감시 체계를 새로 짰다.",
    "소비자 단체는 값이 오르지 않도록 정부가 시장을 살펴야 한다고 목소리를 높였다.",
    "{person} {post:은} 기자들의 거듭된 물음에 말을 아끼며 자리를 떴다.",
    "물류망을 갖춘 {place:이} 유력한 후보지라는 소문은 이미 업계에 널리 퍼져 있었다.",
)
HEADINGS = ("■ 왜 지금 늘리나", "■ 지역 경제에 미칠 영향", "◆ 남은 과제", "◆ 시장의 눈")
FURNITURE = (
    "입력 {stamp}\n  • 가장작게\n  • 작게\n  • 기본\n  • 크게\n  • 가장크게\n",
    "{stamp} 입력\n글자 크기 조절\n공유하기\n",
    "등록 {stamp}\n",
)
TAILS = (
    "{reporter} 기자 press@example.com\n\n좋아요 0\n화나요 0\n슬퍼요 0\n후속기사 원해요 0\n\n주요 뉴스\n{links}\n",
    "{reporter} 기자 desk@example.com\nⓒ {bureau}, 무단 전재 및 재배포 금지\n\n관련 기사\n{links}\n",
    "<저작권자 ⓒ {bureau}, 무단전재 및 재배포 금지>\n많이 본 뉴스\n{links}\n",
)


class Generated(NamedTuple):
    """A page and the day on which it was published."""

    published: dt.date
    text: str


class Word(str):
    """A noun that takes its particle in a template: `{company:은}` gives 은 or 는, `{company:이}` 이 or 가."""

    def __format__(self, particle: str) -> str:
        other = {"은": "는", "이": "가"}
        if not particle:
            return str(self)
        closed = "가" <= self[-1] <= "힣" and (ord(self[-1]) - 0xAC00) % 28
        return str(self) + (particle if closed else other[particle])


def pages(count: int, *, length: int = 2000, seed: int = 0, lost: float = 0.0) -> Iterator[Generated]:
    """`count` pages whose stories have about `length` characters; the same for the same `seed`.

    `lost` is the share of pages whose sentences lose two of three spaces, as newspaper exports do.
    """
    for number in range(count):
        dice = random.Random(f"{seed}:{number}")
        yield _page(dice, FIRST_DAY + dt.timedelta(days=number % 1000), length, squeezed=dice.random() < lost)


def _page(dice: random.Random, day: dt.date, length: int, *, squeezed: bool) -> Generated:
    facts = _Facts(dice, day)
    story, written = [facts.fill(dice.choice(OPENINGS))], 0
    paragraphs = []
    decks: dict[bool, list[str]] = {True: [], False: []}
    while written < length:
        factual = dice.random() < FACTUAL
        deck = decks[factual]
        if not deck:
            deck += FACTS if factual else PLAIN
        story.append(facts.fill(deck.pop(dice.randrange(len(deck)))))
        if len(story) >= dice.randint(2, 4):
            paragraph = " ".join(story)
            paragraphs.append(_squeeze(dice, paragraph) if squeezed else paragraph)
            written += len(paragraph)
            story = []
    for heading in HEADINGS[:: 2 if len(paragraphs) > 6 else 4]:
        paragraphs.insert(dice.randrange(1, max(2, len(paragraphs))), heading)
    title = facts.fill(dice.choice(TITLES))
    links = "\n".join(f"  • {facts.fill('{company}, {goods} 값 내린다')}" for _ in range(5))
    stamp = f"{day:%Y-%m-%d} {dice.randint(6, 21):02}:{dice.randint(0, 59):02}"
    head = dice.choice(FURNITURE).format(stamp=stamp)
    tail = dice.choice(TAILS).format(reporter=dice.choice(PEOPLE), bureau=dice.choice(BUREAUS), links=links)
    return Generated(day, f"{title}\n\n{head}\n" + "\n\n".join(paragraphs) + f"\n\n{tail}")


class _Facts:
    """Fills the slots of a template; every slot is drawn anew."""

    def __init__(self, dice: random.Random, day: dt.date) -> None:
        self.dice, self.day = dice, day

    def fill(self, template: str) -> str:
        dice, day = self.dice, self.day
        hundreds = dice.randint(10, 95)
        before = f"지난달 {dice.randint(1, 28)}일", "지난해 말", f"{day.year - 2}년 {dice.randint(1, 12)}월"
        ahead = day + dt.timedelta(days=dice.randint(20, 700))
        return template.format(
            company=Word(dice.choice(COMPANIES)),
            person=Word(dice.choice(PEOPLE)),
            post=Word(dice.choice(POSTS)),
            place=Word(dice.choice(PLACES)),
            goods=Word(dice.choice(GOODS)),
            won=self.won(),
            dollars=f"{dice.choice(('', '최대 '))}{dice.randint(1, 95)}억{dice.choice((' ', ''))}달러",
            deal=f"{dice.choice(('', '최대 '))}{hundreds}억 달러(약 {hundreds * 0.13:.4g}조 원)",
            range=f"{dice.randint(2, 4) * 1000}억~{dice.randint(5, 9) * 1000}억 원",
            rate=f"1,{dice.randint(200, 450)}.{dice.randint(0, 9)}",
            price=dice.choice(("5만3000", "12만1500", "8,740", "31만")),
            percent=f"{dice.randint(1, 38)}.{dice.randint(0, 9)}",
            count=dice.randint(2, 9) * 10,
            day=f"{day.day}일",
            past=dice.choice(before),
            future=dice.choice((f"{ahead.year}년 {ahead.month}월", "다음 달", "내년 하반기", "오는 20일")),
        )  # fmt: skip

    def won(self) -> str:
        dice = self.dice
        return dice.choice(
            (
                f"{dice.randint(1, 9)}조{dice.randint(1, 9)}000억원",
                f"{dice.randint(100, 900)}억 원",
                f"약 {dice.randint(1, 9)}조 원",
                f"{dice.randint(1, 9)}천{dice.randint(1, 9)}백억원",
                f"{dice.randint(1000, 9000)}억여원",
            )
        )


def _squeeze(dice: random.Random, paragraph: str) -> str:
    """The paragraph without two of three of its spaces."""
    return "".join(c for c in paragraph if c != " " or dice.random() < 1 / 3)
