// The index holds Korean words by their stems; a query is taken apart by the longest of them.
var krnewsKnown = (word) => {
  const { terms, titleterms } = Search._index;
  return Object.hasOwn(terms, word) || Object.hasOwn(titleterms, word);
};
var krnewsKorean = (run) => {
  const found = [];
  let covered = 0;
  for (let at = 0; at < run.length; ) {
    let end = run.length;
    while (end > at && !krnewsKnown(run.slice(at, end))) end -= 1;
    if (end > at) {
      found.push(run.slice(at, end));
      covered += end - at;
      at = end;
    } else {
      at += 1; // a particle or an ending
    }
  }
  if (covered * 2 < run.length) return [run]; // too little of it is known: better no page than a wrong one
  const words = found.filter((word) => word.length > 1);
  return words.length ? words : found;
};
var krnewsWord = (word) => {
  if (!/[가-힣]/.test(word) || !Search.hasIndex()) return [word];
  const runs = word.match(/[가-힣]+|[^가-힣]+/g);
  if (runs.length === 1) return krnewsKorean(word);
  // Behind a name or a number a single syllable is a particle: "Spark에서" asks for Spark.
  return runs.flatMap((run) => (/[가-힣]/.test(run) ? krnewsKorean(run).filter((term) => term.length > 1) : [run]));
};
var splitQuery = (query) =>
  query
    .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
    .flatMap(krnewsWord)
    .filter((term) => term);
