Documentation.addTranslations({
    "locale": "ko",
    "messages": {
        ", in ": ", 문서: ",
        "Hide Search Matches": "검색어 표시 지우기",
        "Preparing search...": "검색 준비 중…",
        "Search": "검색",
        "Search Page": "검색",
        "Search Results": "검색 결과",
        "Search finished, found one page matching the search query.": [
            "${resultCount}개 페이지를 찾았습니다."
        ],
        "Search finished, found ${resultCount} pages matching the search query.": [
            "${resultCount}개 페이지를 찾았습니다."
        ],
        "Searching": "검색 중",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "찾는 말이 든 페이지가 없습니다. 철자를 확인해 보십시오."
    },
    "plural_expr": "0"
});
