// The 積算根拠 of an answer on A4: what was entered, the account in short form, 確認欄 and 照合番号.
//
// It is made to be filed, and to stand on one sheet for most cases: rows that are 対象外 are left out with their quotes, and said
// to be; quotes run on in lines. The names that sign it stand at its head, so that they are on the first sheet where there are two. No 解釈 and no 記載なし is ever left out.

"use strict";

(() => {
  const { assumptionText } = seido;
  const { aside, capped, counted, elsewise, interpretation, make, otherwise, part, sums } = seidoPage;
  const BLANK = "　";
  const ABREAST = 3; // inputs in one line
  const text = (tag, ...inside) => make(tag, {}, ...inside);
  const heading = (scope, name) => make("th", { scope }, name);

  // Where there is one document, its lines need not say of which.
  const line = (scheme) => ({ document: name, line: at }) =>
    [scheme.documents.length > 1 || !at ? name : "", at ? `${at}行` : ""].filter(Boolean).join(" ");
  const quoted = (scheme) => (reference) => `${line(scheme)(reference)}「${reference.quote}」`;
  const lines = (name, found) => (found.length ? [part(name, make("ul", {}, ...found.map((each) => make("li", {}, ...[each].flat()))))] : []);

  /** The names of documents of which quotes are given, as they are printed: 題名, who published it, when. */
  function documents(scheme) {
    return scheme.documents.map(({ name, title, publisher, published }) => {
      const more = [publisher, published].filter(Boolean).join("、");
      const called = scheme.documents.length > 1 ? ` ${name}` : "";
      return make("p", { class: "calc-document" }, `資料${called}　${title}${more ? `（${more}）` : ""}　「行」は、この資料の本文の行番号`);
    });
  }

  /** What was entered: several to a line; each row of a 明細 has a line of its own. */
  function entered(given) {
    const row = (...pairs) => make("tr", {}, ...pairs.flatMap(([name, value]) => [heading("row", name), text("td", value)]));
    const short = given.filter(([, , wide]) => !wide);
    const rows = [];
    for (let at = 0; at < short.length; at += ABREAST) rows.push(row(...short.slice(at, at + ABREAST)));
    rows.push(...given.filter(([, , wide]) => wide).map((pair) => row(pair)));
    // The last cell of a line reaches to the end of the table.
    for (const each of rows) each.lastElementChild.colSpan = 1 + 2 * Math.min(ABREAST, short.length) - each.cells.length;
    return make("table", { class: "calc-entered" }, make("caption", {}, "入力したこと"), make("tbody", {}, ...rows));
  }

  function table(answer, given) {
    const members = new Map(given.filter(([, , wide]) => wide).map(([name, , , some]) => [name, some]));
    const named = ({ items, row, name }) => {
      const some = members.get(`${items}${row}`);
      return row ? `${items}${row}${some ? `（${some}）` : ""} ${name}` : name;
    };
    const left = answer.sheet.rows.filter(aside(answer));
    const rows = answer.sheet.rows.filter((row) => !left.includes(row));
    const caps = rows.map((row) => capped(answer, row));
    const wide = caps.some((cells) => cells.some(Boolean));
    const heads = wide ? ["項目", "所要額", "上限額", "額・率", "対象外", "根拠"] : ["項目", "額・率", "根拠"];
    const body = rows.map((row, at) => {
      const [asked, limit, cut] = caps[at];
      const notes = [row.notes.map((each) => `〔${each}〕`).join(""), ...row.assumed.map((each) => `仮置き${each}`)].filter(Boolean).join(" ");
      const cells = [...(wide ? [asked, limit, row.text, cut] : [row.text]), notes];
      return make("tr", {}, heading("row", named(row)),
        ...cells.map((cell, n) => make("td", { class: n < cells.length - 1 ? "num" : "" }, cell)));
    });
    const caption = make("caption", {}, "積算表",
      left.length ? make("small", {}, `　対象外の行と、採らなかった読み方の行（計${left.length}行）は省いた。`) : "");
    return make("table", { class: "calc-table" }, caption,
      text("thead", make("tr", {}, ...heads.map((name) => heading("col", name)))), make("tbody", {}, ...body));
  }

  /** 要件 by their state, each with the lines where it is printed; of one that is not met, with its words. */
  function requirements(scheme, { sheet }) {
    const said = (each) => {
      const places = each.citations.map((each.state === "満たさない" ? quoted : line)(scheme)).join("、");
      return `${each.name}${each.soft ? "（目安）" : ""}${each.rows ? `（${each.rows}）` : ""}${places ? `［${places}］` : ""}`;
    };
    const states = ["満たさない", "まだ決まらない", "満たす"].map((state) => [state, sheet.requirements.filter((each) => each.state === state)]);
    return states.filter(([, found]) => found.length).map(([state, found]) => `${state}：${found.map(said).join("、")}`);
  }

  /** The amount, what it assumes, what is known so far. */
  function result({ outcome, sheet }) {
    const { assumptions, known, result: found } = sheet;
    const told = new Set([...(found?.assumed ?? []), ...known.flatMap((each) => each.assumed)]);
    // Whoever reads the amount alone must see that it is not granted yet.
    const provided = outcome === "情報不足" && found?.text !== "情報不足" && found?.text !== "要確認" ? "（対象になる場合）" : "";
    const others = known.filter((each) => each.name !== found?.name);
    const roundings = [...(found?.roundings ?? [])].map(([label, amount]) => `${label} ${amount}`).join("／");
    return [
      make("p", { class: "calc-result" }, found ? `${found.name}　${found.text}${provided}` : ""),
      elsewise(sheet) ? text("p", elsewise(sheet)) : "",
      roundings ? text("p", `端数処理の印字はない。${roundings}`) : "",
      ...assumptions.filter((each) => told.has(each.number)).map((each) => text("p", `（仮）　仮置き${each.number}　${assumptionText(each)}。`)),
      others.length ? text("p", `ここまでに分かること（対象になる場合）　${others.map((each) => `${each.name} ${each.text}`).join("、")}`) : "",
    ];
  }

  /**
   * The sheet. `given` are what was entered, as name, text, and for rows of 明細 that they take a line of their own and their members; `body` is the name of the
   * town as typed, empty where it is to be written by hand.
   */
  function paper(scheme, answer, given, body) {
    const said = answer.sheet;
    const left = new Set(said.rows.filter(aside(answer)));
    const wanted = new Set(said.rows.filter((row) => !left.has(row)).flatMap((row) => row.notes));
    const notes = said.notes.filter((each) => wanted.has(each.number));
    const blanks = ["係", "係長", "課長"];
    const cells = (kind, texts) => make("tr", {}, ...texts.map((each) => (kind === "th" ? heading("col", each) : text("td", each))));
    const signs = make("table", { class: "calc-check" }, make("caption", {}, "確認欄"), text("thead", cells("th", blanks)),
      text("tbody", cells("td", blanks.map(() => BLANK))));
    const head = make("div", { class: "calc-head" },
      make("div", {}, make("h2", {}, "積算根拠"),
        make("p", {}, "団体名　", make("span", { class: "calc-body" }, body || BLANK), "　作成日　　　　年　　月　　日"),
        make("p", { class: "calc-number" }, `照合番号　${answer.checksum}`, make("small", {}, "　同じ入力なら、同じ番号になります。"))),
      signs);
    return [
      head,
      make("p", { class: "calc-first" }, `${scheme.title}　${answer.year}　【${answer.outcome}】${counted(answer)}`),
      said.later ? make("p", { class: "calc-later" }, said.later) : "",
      ...documents(scheme),
      ...result(answer),
      entered(given),
      ...lines("今後", said.to_do.map((each) => `${each.heading}　${each.text}`)),
      said.rows.length ? table(answer, given) : "",
      ...lines("内訳と検算", sums(scheme, answer)),
      ...lines("要件", requirements(scheme, answer)),
      ...lines("根拠", notes.map((note) => `〔${note.number}〕${note.citations.map(quoted(scheme)).join("、")}`)),
      ...lines("解釈", said.interpretations.map((each) => [interpretation(each), ...each.others.map(otherwise)].join("　／"))),
      ...lines("記載なし等", said.remarks.map((each) => `${each.heading}${each.number || ""}　${each.text}`)),
      ...lines("備考", said.author_remarks),
      ...lines("境目", said.boundaries.length ? [said.boundaries.join("")] : []),
      make("p", { class: "calc-caution" }, `注　${said.caution}`),
    ];
  }

  Object.assign(seidoPage, { paper });
})();
