// How texts and questions are folded, so that what means the same is the same string; `search.js` compares what comes out.
//
// Width, case, kana, white space and quotation marks do not count. A number is one sign of its own, which names how it is
// written and what it is worth: 「560万円」, 「５，６００千円」 and 「5600000円」 hold the same number, and 560 is no part of
// 1560. All arithmetic is on integers (BigInt).

"use strict";

globalThis.seidoFold = (() => {
  const OPEN = "\u0001"; // a number within a folded text: OPEN written BETWEEN worth CLOSE
  const BETWEEN = "\u0002";
  const CLOSE = "\u0003";
  const DOT = "\u0004"; // between the numbers of R6.4.1 and 1.2.3, which are no decimals
  const KEPT = 0xe000; // ①, ² and their like, which are no figures of the number beside them
  const POWERS = { 十: 1, 百: 2, 千: 3, 万: 4, 億: 8, 兆: 12 };
  const ONE_TO_NINE = "一二三四五六七八九";
  const LONGEST = 40; // figures of a number that is reckoned with

  const FIGURES = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";
  // 千 alone is a power of ten only before what is counted: 「3千円」, but not 「3千葉」.
  const PLACE = "(?:[十百千]?[万億兆]|[十百千](?=\\s*[円人]|\\d))";
  const PART = `${FIGURES}(?:${PLACE}|\\s+${PLACE}(?=\\s*[円人]))`;
  const NUMBER = new RegExp(`(?<![a-z\\d])(?:(?<of>\\d+)分の(?<part>\\d+)|(?:${PART})+(?:${FIGURES})?|${FIGURES})`, "g");
  const PIECE = new RegExp(`(${FIGURES})\\s*([十百千])?([万億兆])?`, "g");
  const PASSED_OVER = /[\s「」『』“”"・]/;
  const LETTER = /[\s\S][\uff9e\uff9f\u3099\u309a]*/gu;

  // The signs of a text in one form each; for each of them, with `places`, where in the text it stands.
  function letters(text, places) {
    const kept = text.replace(/[\u0001-\u0004]/g, " ").replace(/[①-⑳⁰¹²³⁴-⁹]/g, (sign) => String.fromCharCode(KEPT + (sign.charCodeAt(0) & 0x7ff)));
    let found = "";
    if (places) {
      let at = 0;
      for (const [piece] of kept.matchAll(LETTER)) {
        const folded = piece.normalize("NFKC").toLowerCase();
        for (let step = 0; step < folded.length; step += 1) places.push(at);
        found += folded;
        at += piece.length;
      }
    } else {
      found = kept.normalize("NFKC").toLowerCase();
    }
    // From here on every sign stays one sign.
    return found
      .replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
      .replace(/(?<=\d\s?)[ゖけ箇個](?=[月所年国])/g, "か")
      .replace(/\d+(?:\.\d+){2,}/g, (found) => found.replaceAll(".", DOT))
      .replace(/(?<![一-鿿])[一二三四五六七八九](?=[十百千]?[万億兆])/g, (sign) => String(ONE_TO_NINE.indexOf(sign) + 1))
      .replaceAll("〜", "~")
      .replace(/[‐‑–—−]/g, "-");
  }

  // What a number is worth, as exact text: 1.5億 is 150000000, 2千5百万 is 25000000, 0.250 is 0.25.
  function worth(number) {
    if (number.length > LONGEST) return number;
    const pieces = [...number.matchAll(PIECE)].map(([, figures, small, large]) => {
      const [whole, fraction = ""] = figures.replaceAll(",", "").split(".");
      return { whole, fraction, small, large };
    });
    if (pieces.length === 1 && /^0\d/.test(pieces[0].whole)) return pieces[0].whole; // 01 is a sign, not the number 1
    const behind = Math.max(...pieces.map((piece) => piece.fraction.length));
    let total = 0n;
    let group = 0n; // what the next 万, 億 or 兆 counts
    for (const { whole, fraction, small, large } of pieces) {
      group += BigInt(whole + fraction.padEnd(behind, "0")) * 10n ** BigInt(POWERS[small] ?? 0);
      if (large) {
        total += group * 10n ** BigInt(POWERS[large]);
        group = 0n;
      }
    }
    const figures = String(total + group).padStart(behind + 1, "0");
    const fraction = behind ? figures.slice(-behind).replace(/0+$/, "") : "";
    return figures.slice(0, figures.length - behind) + (fraction ? `.${fraction}` : "");
  }

  function sign(number) {
    const written = number.replace(/[,\s]/g, "");
    return `${OPEN}${written.replace(/[十百千万億兆]+$/, "")}${BETWEEN}${worth(number)}${CLOSE}`;
  }

  // A text, folded; for each sign of it, with `places`, where in the text it stands.
  function fold(text, places) {
    const before = places ? [] : null;
    const plain = letters(text, before);
    let found = "";
    const add = (piece, from, single) => {
      found += piece;
      if (places) for (let step = 0; step < piece.length; step += 1) places.push(before[single ? from : from + step]);
    };
    const rest = (from, to) => {
      if (!places) {
        found += plain.slice(from, to).replace(/[\s「」『』“”"・]+/g, "");
        return;
      }
      for (let at = from; at < to; at += 1) if (!PASSED_OVER.test(plain[at])) add(plain[at], at);
    };
    let at = 0;
    for (const match of plain.matchAll(NUMBER)) {
      rest(at, match.index);
      const { of, part } = match.groups;
      add(of ? `${sign(part)}/${sign(of)}` : sign(match[0]), match.index, true);
      at = match.index + match[0].length;
    }
    rest(at, plain.length);
    if (places) places.push(text.length);
    return found;
  }

  // The words of a question, as they were typed. A space before a unit, or between the thousands of an amount, parts no words.
  function words(question) {
    return question
      .normalize("NFKC")
      .replace(/(?<=\d)\s+(?=\d{3}(?:\s\d{3})*\s*[十百千万億兆円])/g, "")
      .replace(/(?<=\d)\s+(?=[十百千]?[万億兆]|[十百千]\s*円|[円人%]|団体|か月|ヶ月|年度)/g, "")
      .replace(/(?<=[十百千万億兆])\s+(?=\d|円)/g, "")
      .split(/[\s、]+/)
      .filter((word) => fold(word));
  }

  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

  // Tells where in folded texts a word stands: [start, end], or null. A number is found as a whole, by what it is worth; one
  // that ends the word also as it is written, since its unit may still be to come: 560 finds 560万円, but never 1560.
  function finder(word) {
    const folded = fold(word);
    if (!folded.includes(OPEN)) {
      return (text) => {
        const at = text.indexOf(folded);
        return at < 0 ? null : [at, at + folded.length];
      };
    }
    const pattern = new RegExp(
      folded
        .split(/(\u0001[^\u0003]*\u0003)/)
        .filter(Boolean)
        .map((piece, number, pieces) => {
          if (piece[0] !== OPEN) return escaped(piece);
          const [written, value] = piece.slice(1, -1).split(BETWEEN).map(escaped);
          const exact = `${OPEN}[^${CLOSE}]*${BETWEEN}${value}${CLOSE}`;
          const open = number === pieces.length - 1 && written === value;
          return open ? `(?:${exact}|${OPEN}${written}${BETWEEN}[^${CLOSE}]*${CLOSE})` : exact;
        })
        .join(""),
    );
    return (text) => {
      const match = pattern.exec(text);
      return match && [match.index, match.index + match[0].length];
    };
  }

  // Whether a folded word holds a number.
  const counts = (folded) => folded.includes(OPEN);

  return { counts, finder, fold, words };
})();
