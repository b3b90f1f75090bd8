// The 積算根拠 of an answer, laid out for the screen and for paper. What it says is made by the runtime; here it only stands.

"use strict";

(() => {
  const { number, showNumber } = seido;
  const { badge, make } = seidoPage;
  const list = (lines) => make("ul", {}, ...lines.map((line) => make("li", {}, ...[line].flat())));
  const part = (heading, ...inside) => make("section", { class: "calc-part" }, make("h3", {}, heading), ...inside);
  const yen = (text, unit) => (text === null ? "" : unit === "円" ? showNumber(number(text), [["円"], []]) : `${text}${unit}`);

  /** A quote with its line; on the screen it leads to that line of the source page. */
  const quoted = (linked) => ({ document: name, line, quote }) => {
    const place = `${name} ${line}行`;
    const target = `../sources/${encodeURIComponent(name)}.html#L${line}`;
    return make("span", { class: "calc-quote" }, linked && line ? make("a", { href: target }, place) : place, `「${quote}」`);
  };

  /** 所要額, 上限額 and 対象外 of a row, where a cap looked at it. */
  function capped(answer, { items, row, name, stopped }) {
    if (stopped.length) return [stopped[0].value, stopped[0].limit, stopped[0].cut];
    const line = row ? answer.rows.get(items)?.[row - 1]?.get(name) : answer.values.get(name);
    const [cap] = line?.caps ?? [];
    return cap && cap.value !== null && cap.limit !== null ? [yen(cap.value, cap.unit), yen(cap.limit, cap.unit), ""] : ["", "", ""];
  }

  // On a phone the rows of this table are laid out one cell below the other, which would take from it that it is a table; the
  // roles keep it, and each cell names its column.
  function table(answer) {
    const { rows } = answer.sheet;
    const caps = rows.map((row) => capped(answer, row));
    const wide = caps.some((cells) => cells.some(Boolean));
    const heads = wide ? ["項目", "所要額", "上限額", "額・率", "対象外", "根拠"] : ["項目", "額・率", "根拠"];
    const body = rows.map((row, at) => {
      const [asked, limit, cut] = caps[at];
      const notes = [row.notes.map((each) => `〔${each}〕`).join(""), row.stopped.length ? "上限で止まる" : ""].join("");
      const texts = [...(wide ? [asked, limit, row.text, cut] : [row.text]), notes];
      const cells = texts.map((text, n) => make("td", { role: "cell", "data-label": heads[n + 1], class: n < texts.length - 1 ? "num" : "" }, text));
      const head = make("th", { scope: "row", role: "rowheader" }, row.row ? `${row.items}${row.row} ${row.name}` : row.name);
      return make("tr", { role: "row" }, head, ...cells);
    });
    const head = make("tr", { role: "row" }, ...heads.map((text) => make("th", { scope: "col", role: "columnheader" }, text)));
    const group = (name, ...lines) => make(name, { role: "rowgroup" }, ...lines);
    return make("div", { class: "scroll" },
      make("table", { class: "calc-rowwise", role: "table" }, make("caption", {}, "積算表"), group("thead", head), group("tbody", ...body)));
  }

  function otherwise({ option, outcome, amounts }) {
    const changed = amounts.map(({ name, text, difference }) => `${name} ${text}${difference ? `（${difference}）` : ""}`).join("、");
    const said = [outcome ? `【${outcome}】になる` : "", changed].filter(Boolean).join("。");
    return make("div", {}, `「${option}」の読みなら　${said || "どの額も変わらない"}`);
  }

  /** 内訳 whose whole and parts are all known, as a sum. */
  function sums(scheme, answer) {
    const text = (name) => `${name} ${answer.values.get(name).text}`;
    return scheme.breakdowns
      .filter(([whole, parts]) => [whole, ...parts].every((name) => answer.values.get(name)?.state === "known"))
      .map(([whole, parts]) => `${text(whole)} ＝ ${parts.map(text).join(" ＋ ")}`);
  }

  /** The account after its first line. @param {boolean} linked whether quotes lead to their lines */
  function account(scheme, answer, linked) {
    const said = answer.sheet;
    const parts = [];
    const add = (heading, lines) => { if (lines.length) parts.push(part(heading, list(lines))); };
    add("これからすること", said.to_do.map((each) => `${each.heading}　${each.text}`));
    if (said.rows.length) parts.push(table(answer));
    add("財源の内訳と検算", sums(scheme, answer));
    const roundings = [...(said.result?.roundings ?? [])].map(([label, text]) => `${label} ${text}`).join("／");
    if (roundings) parts.push(make("p", {}, `端数処理の印字はありません。${roundings}`));
    add("要件", said.requirements.map((each) => [`${each.name}${each.soft ? "（目安）" : ""}：${each.state}`, ...each.citations.map(quoted(linked))]));
    add("根拠", said.notes.map((note) => [`〔${note.number}〕`, ...note.citations.map(quoted(linked))]));
    add("解釈", said.interpretations.map((each) => [
      `解釈${each.number}　${each.name}：${each.chosen ? `${each.chosen}${each.text ? `（${each.text}）` : ""}` : each.text}`,
      ...each.others.map(otherwise),
    ]));
    add("記載なし・仮置き・対象外", said.remarks.map((each) => `${each.heading}${each.number || ""}　${each.text}`));
    add("境目", said.boundaries);
    parts.push(make("p", { class: "calc-caution" }, `注　${said.caution}`));
    return parts;
  }

  const counted = ({ sheet }) => sheet.counts.map((each) => `${each.heading}${each.count}`).join("・");

  /** The first line: outcome, result, how many 解釈 and 記載なし it rests on. */
  function headline(answer) {
    const { result } = answer.sheet;
    const known = result && !["情報不足", "要確認"].includes(result.text);
    return [badge(answer.outcome), known ? make("span", { class: "calc-result" }, `${result.name}　${result.text}`) : "",
      counted(answer) ? make("small", {}, counted(answer)) : ""];
  }

  /** The sheet for paper, with what was entered, 確認欄 and 照合番号. `given` are pairs of name and text. */
  function paper(scheme, answer, given) {
    const row = ([name, text]) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, text));
    const blanks = ["係", "係長", "課長"];
    const cells = (kind, texts) => make("tr", {}, ...texts.map((text) => make(kind, kind === "th" ? { scope: "col" } : {}, text)));
    const { result } = answer.sheet;
    return [
      make("h2", {}, "積算根拠"),
      make("p", { class: "calc-first" }, `${scheme.title}　${answer.year}　【${answer.outcome}】${counted(answer)}`),
      make("p", { class: "calc-result" }, result ? `${result.name}　${result.text}` : ""),
      make("section", { class: "calc-part" }, make("h3", {}, "入力したこと"), make("table", {}, make("tbody", {}, ...given.map(row)))),
      ...account(scheme, answer, false),
      make("table", { class: "calc-check" }, make("caption", {}, "確認欄"),
        make("thead", {}, cells("th", [...blanks, "作成日"])), make("tbody", {}, cells("td", [...blanks.map(() => "　"), "　　　年　　月　　日"]))),
      make("p", { class: "calc-number" }, `照合番号　${answer.checksum}　（同じ入力で計算し直すと、同じ番号になります）`),
    ];
  }

  Object.assign(seidoPage, { account, headline, paper });
})();
