// The 積算根拠 of an answer, laid out for the screen. What it says is made by the runtime; here it only stands.

"use strict";

(() => {
  const { assumptionText, elsewiseText, number, showNumber } = seido;
  const { badge, make } = seidoPage;
  const FEW = 3; // values that the first line names while the answer is open; the account below has all of them
  const list = (lines) => make("ul", {}, ...lines.map((line) => make("li", {}, ...[line].flat())));
  const part = (heading, ...inside) => make("section", { class: "calc-part" }, make("h3", {}, heading), ...inside);
  const yen = (text, unit) => (text === null ? "" : unit === "円" ? showNumber(number(text), [["円"], []]) : `${text}${unit}`);

  /** A quote with its line; on the screen it leads to that line of the source page. */
  const quoted = ({ document: name, line, quote }) => {
    const place = `${name} ${line}行`;
    const target = `../sources/${encodeURIComponent(name)}.html#L${line}`;
    return make("span", { class: "calc-quote" }, line ? make("a", { href: target }, place) : place, `「${quote}」`);
  };

  /**
   * Where this page speaks of a 解釈 (r), a 記載なし (u) or a 仮置き (k), by its words: an answer numbers those that it rests on,
   * a page those of the scheme. The anchors of its lists are r1, u1, k1 and so on; of several kinds the first is taken.
   */
  function anchor(words, kinds) {
    const named = [...document.querySelectorAll("main a[id]")].filter((each) => each.parentElement.textContent.includes(words));
    return [...kinds].map((kind) => named.find((each) => each.id[0] === kind && /^[0-9]+$/.test(each.id.slice(1)))).find(Boolean);
  }

  /** A link to it, under the number that it has on the page. It leads there without taking the case out of the address. */
  function toPage(words, kinds) {
    const found = words && anchor(words, kinds);
    if (!found) return "";
    const name = found.id.replace("r", "解釈").replace("u", "記載なし").replace("k", "仮置き");
    const show = (event) => {
      event.preventDefault();
      const place = found.parentElement;
      for (let each = place.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
      place.tabIndex = -1;
      place.scrollIntoView();
      place.focus({ preventScroll: true });
    };
    return make("span", { class: "calc-there" }, "（", make("a", { href: `#${found.id}`, click: show }, `この頁の${name}`), "）");
  }

  /** The words of the 解釈 that an answer numbers so. */
  function wordsOf(scheme, { name, chosen, text }) {
    return chosen ? scheme.readings.find((each) => each.name === name)?.text : text;
  }

  /** What a 仮置き assumes, with links to where the page speaks of it. */
  function assumed(scheme, answer, each) {
    const said = `仮置き${each.number}　${assumptionText(each)}`;
    const resting = answer.sheet.interpretations.filter(({ number: at }) => each.readings.includes(at));
    return [said, toPage(answer.provisional[each.number - 1].text, "ku"), ...resting.map((one) => toPage(wordsOf(scheme, one), "r"))];
  }

  /** The value behind a row of the 積算表. */
  const behind = (answer, { items, row, name }) => (row ? answer.rows.get(items)?.[row - 1]?.get(name) : answer.values.get(name));

  /** 所要額, 上限額 and 対象外 of a row, where a cap looked at it. */
  function capped(answer, row) {
    const [stopped] = row.stopped;
    if (stopped) return [stopped.value, stopped.limit, stopped.cut];
    const [cap] = behind(answer, row)?.caps ?? [];
    return cap && cap.value !== null && cap.limit !== null ? [yen(cap.value, cap.unit), yen(cap.limit, cap.unit), ""] : ["", "", ""];
  }

  /** Whether a row has no part in the result: 対象外, or computed for a reading that is not taken. */
  const aside = (answer) => (row) => row.idle || behind(answer, row)?.state === "out_of_scope";

  // On a phone the rows of this table are laid out one cell below the other, which would take from it that it is a table; the
  // roles keep it, and each cell names its column. Rows that stand aside are there, but hidden until somebody asks.
  function table(answer, all) {
    const { rows } = answer.sheet;
    const hidden = aside(answer);
    const caps = rows.map((row) => capped(answer, row));
    const wide = caps.some((cells) => cells.some(Boolean));
    const heads = wide ? ["項目", "所要額", "上限額", "額・率", "対象外", "根拠"] : ["項目", "額・率", "根拠"];
    const body = rows.map((row, at) => {
      const [asked, limit, cut] = caps[at];
      const notes = [row.notes.map((each) => `〔${each}〕`).join(""), ...row.assumed.map((each) => `仮置き${each}`),
        row.stopped.length ? "上限で止まる" : "", row.idle ? "採らない読み方" : ""].filter(Boolean).join(" ");
      const texts = [...(wide ? [asked, limit, row.text, cut] : [row.text]), notes];
      const cells = texts.map((text, n) => make("td", { role: "cell", "data-label": heads[n + 1], class: n < texts.length - 1 ? "num" : "" }, text));
      const head = make("th", { scope: "row", role: "rowheader" }, row.row ? `${row.items}${row.row} ${row.name}` : row.name);
      return make("tr", { role: "row", class: hidden(row) ? "calc-aside" : "", hidden: hidden(row) && !all }, head, ...cells);
    });
    const head = make("tr", { role: "row" }, ...heads.map((text) => make("th", { scope: "col", role: "columnheader" }, text)));
    const group = (name, ...lines) => make(name, { role: "rowgroup" }, ...lines);
    return make("div", { class: "scroll" },
      make("table", { class: "calc-rowwise", role: "table" }, make("caption", {}, "積算表"), group("thead", head), group("tbody", ...body)));
  }

  /** What shows the rows that stand aside; `show` is told whether they are to be seen. */
  function control(place, count, all, show) {
    const box = make("input", { type: "checkbox", checked: all, change: () => {
      for (const each of place.querySelectorAll(".calc-aside")) each.hidden = !box.checked;
      show(box.checked);
      dispatchEvent(new Event("resize"));
    } });
    return make("p", { class: "calc-all" }, make("label", {}, box, `対象外の行と、採らなかった読み方の行も示す（${count}行）`));
  }

  function otherwise({ option, outcome, amounts }) {
    const changed = amounts.map(({ name, text, difference }) => `${name} ${text}${difference ? `（${difference}）` : ""}`).join("、");
    const said = [outcome ? `【${outcome}】になる` : "", changed].filter(Boolean).join("。");
    return `「${option}」の読みなら　${said || "どの額も変わらない"}`;
  }

  const interpretation = (each) =>
    `解釈${each.number}　${each.name}：${each.chosen ? `${each.chosen}${each.text ? `（${each.text}）` : ""}` : each.text}`;

  /** The 要件 in a word, with the rows of 明細 that leave it unmet. */
  const met = ({ state, rows }) => `${state}${rows ? `（${rows}）` : ""}`;

  /** The result under other readings of named 解釈, for whoever reads the first line alone. */
  const elsewise = ({ result }, few = Infinity) => {
    const others = result?.others ?? [];
    if (!others.length) return "";
    const more = others.length > few ? `　ほか${others.length - few}` : "";
    return `ほかの読みなら　${result.name} ${others.slice(0, few).map(elsewiseText).join("、")}${more}`;
  };

  /** 内訳 whose whole and parts are all known, as a sum. */
  function sums(scheme, answer) {
    const text = (name) => `${name} ${answer.values.get(name).text}`;
    return scheme.breakdowns
      .filter(([whole, parts]) => [whole, ...parts].every((name) => answer.values.get(name)?.state === "known"))
      .map(([whole, parts]) => `${text(whole)} ＝ ${parts.map(text).join(" ＋ ")}`);
  }

  /** Names of inputs, each leading to its field, where `go` knows the way. */
  const asked = (names, go) => names.map((name) => make("button", { type: "button", class: "calc-go", click: () => go(name) }, name));

  /** What is still to do; the inputs that are wanted are pressed to go to their fields. */
  function toDo(answer, go) {
    const lines = answer.sheet.to_do.filter((each) => each.heading !== "情報不足" && !(each.heading === "要確認" && answer.judged.length && each.text.startsWith("次は")));
    return [
      ...(answer.missing.length ? [["情報不足　次を入力してください：", ...asked(answer.missing, go)]] : []),
      ...(answer.judged.length ? [["要確認　次は判断者に確かめてください：", ...asked(answer.judged, go)]] : []),
      ...lines.map((each) => `${each.heading}　${each.text}`),
    ];
  }

  /** What is settled while the answer is open: values, and requirements that are met or not met. */
  function settled(scheme, answer) {
    const { known, requirements, assumptions } = answer.sheet;
    const told = new Set(known.flatMap((each) => each.assumed));
    const states = ["満たす", "満たさない"].map((state) => [state, requirements.filter((each) => each.state === state).map((each) => each.name)]);
    return [
      ...known.map(({ name, text }) => make("span", {}, `${name}　`, make("strong", {}, text))),
      ...states.filter(([, names]) => names.length).map(([state, names]) => `要件を${state}：${names.join("、")}`),
      ...assumptions.filter((each) => told.has(each.number)).map((each) => assumed(scheme, answer, each)),
    ];
  }

  /** The account after its first line. `all` and `show`: whether rows that stand aside are seen; `go` leads to an input. */
  function account(scheme, answer, { all, show, go }) {
    const said = answer.sheet;
    const parts = [];
    const add = (heading, lines) => { if (lines.length) parts.push(part(heading, list(lines))); };
    const open = ["情報不足", "要確認"].includes(answer.outcome);
    if (open && said.known.length) add("ここまでの入力で分かること（対象になる場合）", settled(scheme, answer));
    add("これからすること", toDo(answer, go));
    if (said.rows.length) {
      const rows = table(answer, all);
      const count = said.rows.filter(aside(answer)).length;
      parts.push(rows, count ? control(rows, count, all, show) : "");
    }
    add("財源の内訳と検算", sums(scheme, answer));
    const roundings = [...(said.result?.roundings ?? [])].map(([label, text]) => `${label} ${text}`).join("／");
    if (roundings) parts.push(make("p", {}, `端数処理の印字はありません。${roundings}`));
    add("要件", said.requirements.map((each) => [`${each.name}${each.soft ? "（目安）" : ""}：${met(each)}`, ...each.citations.map(quoted)]));
    add("根拠", said.notes.map((note) => [`〔${note.number}〕`, ...note.citations.map(quoted)]));
    add("解釈", said.interpretations.map((each) => [interpretation(each), toPage(wordsOf(scheme, each), "r"), ...each.others.map((other) => make("div", {}, otherwise(other)))]));
    const grounds = { 記載なし: [answer.unstated, "u"], 仮置き: [answer.provisional, "ku"] };
    add("記載なし・仮置き・対象外", said.remarks.map((each) => {
      const [list = [], kinds = ""] = grounds[each.heading] ?? [];
      return [`${each.heading}${each.number || ""}　${each.text}`, toPage(list[each.number - 1]?.text, kinds)];
    }));
    add("備考", said.author_remarks);
    add("境目", said.boundaries);
    parts.push(make("p", { class: "calc-caution" }, `注　${said.caution}`));
    return parts;
  }

  const counted = ({ sheet }) => sheet.counts.map((each) => `${each.heading}${each.count}`).join("・");

  /** Of which year it is the answer; where that is not the document's, that is said. */
  function yearOf(scheme, answer) {
    const own = seido.showYear(scheme.year);
    return `${answer.year}として計算${answer.year === own || answer.sheet.later ? "" : `（資料は${own}のもの）`}`;
  }

  /** The first line: outcome, result or what is known so far, what a （仮） assumes, the year, what it rests on. */
  function headline(scheme, answer) {
    const { assumptions, known, result } = answer.sheet;
    const isKnown = result && !["情報不足", "要確認"].includes(result.text);
    const others = known.filter((each) => each.name !== result?.name);
    const few = others.slice(0, FEW).map(({ name, text }) => `${name} ${text}`).join("、");
    const more = others.length > FEW ? `　ほか${others.length - FEW}` : "";
    const told = new Set([...(result?.assumed ?? []), ...others.slice(0, FEW).flatMap((each) => each.assumed)]);
    const wanted = answer.missing.length;
    return [
      badge(answer.outcome),
      isKnown ? make("span", { class: "calc-result" }, `${result.name}　${result.text}`) : "",
      answer.sheet.later ? make("small", { class: "calc-mind" }, answer.sheet.later) : "",
      ...answer.sheet.to_do.filter((each) => each.heading === "要件").map((each) => make("small", { class: "calc-mind" }, each.text)),
      elsewise(answer.sheet) ? make("small", { class: "calc-mind" }, elsewise(answer.sheet, FEW)) : "",
      few ? make("span", { class: "calc-so-far" }, "ここまでに分かること　", make("b", {}, few), more) : "",
      ...assumptions.filter((each) => told.has(each.number)).map((each) => make("small", { class: "calc-assumed" }, "（仮）", ...assumed(scheme, answer, each))),
      wanted ? make("small", {}, `${isKnown || few ? "対象になる場合です。" : ""}あと${wanted}項目の入力で答えが変わりえます`) : "",
      make("small", {}, [yearOf(scheme, answer), counted(answer)].filter(Boolean).join("　")),
    ];
  }

  Object.assign(seidoPage, { account, aside, capped, counted, elsewise, headline, interpretation, otherwise, part, sums, yearOf });
})();
