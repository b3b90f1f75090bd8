// The calculator of a scheme page: asks only what can matter, computes here, shows the 積算根拠, keeps the case in the address.

"use strict";

(() => {
  const place = document.querySelector("[data-seido-calculator]");
  const scheme = place && globalThis.seido?.schemes.get(place.dataset.seidoCalculator);
  if (!scheme) return;

  const { answerFor, describe, number, readCase, readYear, showNumber, showYear } = seido;
  const MOST_ROWS = 100;
  const LONGEST = 200; // characters of one answer
  const PAUSE = 200; // milliseconds after the last key before anything is computed
  const CARD = "seido.card.1";
  const UNKNOWN = "?";

  /** An element; texts become text, never markup. */
  function make(name, attributes = {}, ...inside) {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) found.addEventListener(key.slice(2), value);
      else if (value === true) found.setAttribute(key, "");
      else if (value !== false && value !== null) found.setAttribute(key, value);
    }
    found.append(...inside.filter((each) => each !== null && each !== ""));
    return found;
  }

  // -------------------------------------------------------------------------------------------------------- the case

  const used = new Set(scheme.regimes.flatMap((regime) => regime.steps.flatMap((step) => [...step.uses])));
  const empty = () => ({ year: showYear(scheme.year), inputs: new Map(), items: new Map(), readings: new Map() });
  let state = empty();
  let faults = []; // what was wrong with an address

  function fromTyped({ year, inputs, items, readings }) {
    const rows = ([name, list]) => [name, list.map((row) => new Map(row))];
    return { year, inputs: new Map(inputs), items: new Map(items.map(rows)), readings: new Map(readings) };
  }

  function asTyped({ year, inputs, items, readings }) {
    return { year, inputs: [...inputs], items: [...items].map(([name, rows]) => [name, rows.map((row) => [...row])]), readings: [...readings] };
  }

  // ----------------------------------------------------------------------------------------------------- the address

  const HEAD = "case=1";
  const written = (text) => encodeURIComponent(text).replace(/\*/g, "%2A");

  /** The case as a fragment: `case=1&年度=…&名前=値&明細=欄*欄;値*値&解釈.名前=読み`. */
  function addressOf({ year, inputs, items, readings }) {
    const parts = [HEAD];
    if (readYear(year) !== scheme.year) parts.push(`年度=${written(year)}`);
    for (const [name, text] of inputs) if (text) parts.push(`${written(name)}=${written(text)}`);
    for (const [name, rows] of items) {
      const fields = scheme.items.find((each) => each.name === name).fields.map((each) => each.name);
      const kept = fields.filter((field) => rows.some((row) => row.get(field)));
      const lines = rows.map((row) => kept.map((field) => written(row.get(field) ?? "")).join("*"));
      parts.push(`${written(name)}=${[kept.map(written).join("*"), ...lines].join(";")}`);
    }
    for (const [name, option] of readings) parts.push(`${written(`解釈.${name}`)}=${written(option)}`);
    return `#${parts.join("&")}`;
  }

  /** The case of a fragment, or null where it holds none. Whatever cannot be used is left out and said. */
  function fromAddress(fragment) {
    const parts = fragment.replace(/^#/, "").split("&");
    if (!parts[0].startsWith("case=")) return null;
    const wrong = [];
    const found = empty();
    if (parts[0] !== HEAD) return { found, wrong: ["このリンクの試算は、書き方の版が違うため読めません。"] };
    const read = (text) => {
      try {
        return decodeURIComponent(text).slice(0, LONGEST);
      } catch {
        wrong.push(`リンクの「${text.slice(0, 40)}」は、文字に戻せません。`);
        return "";
      }
    };
    for (const part of parts.slice(1, 200)) {
      const at = part.indexOf("=");
      const name = read(at < 0 ? part : part.slice(0, at));
      const value = at < 0 ? "" : part.slice(at + 1);
      const items = scheme.items.find((each) => each.name === name);
      const reading = scheme.readings.find((each) => `解釈.${each.name}` === name);
      if (name === "年度") found.year = read(value);
      else if (scheme.inputs.some((each) => each.name === name)) found.inputs.set(name, read(value));
      else if (reading) {
        const option = read(value);
        if (reading.options.includes(option)) found.readings.set(reading.name, option);
        else wrong.push(`リンクの解釈「${reading.name}」に、「${option}」という読みはありません。`);
      } else if (items) {
        const [head, ...rows] = value.split(";").map((line) => line.split("*").map(read));
        head.filter((field) => field && !items.fields.some((each) => each.name === field))
          .forEach((field) => wrong.push(`リンクの「${name}」に、「${field}」という欄はありません。`));
        if (rows.length > MOST_ROWS) wrong.push(`リンクの「${name}」は、${MOST_ROWS}件までを読みました。`);
        const fields = new Set(items.fields.map((each) => each.name));
        const rowOf = (line) => new Map(head.flatMap((field, n) => (fields.has(field) ? [[field, line[n] ?? ""]] : [])));
        found.items.set(name, rows.slice(0, MOST_ROWS).map(rowOf));
      } else wrong.push(`リンクの「${name}」は、この制度の入力にありません。`);
    }
    return { found, wrong };
  }

  /** The town's own facts, where the browser keeps them. */
  function card() {
    try {
      const kept = JSON.parse(localStorage.getItem(CARD) ?? "[]");
      const known = new Set(scheme.inputs.filter((each) => each.common && used.has(each.name)).map((each) => each.name));
      return kept.filter(([name, text]) => known.has(name) && typeof text === "string").map(([name, text]) => [name, text.slice(0, LONGEST)]);
    } catch {
      return [];
    }
  }

  function remember(push = false) {
    const address = addressOf(state);
    if (address !== location.hash) history[push ? "pushState" : "replaceState"](null, "", address);
  }

  // -------------------------------------------------------------------------------------------------------- the form

  const fields = new Map(); // by key: {wrapper, error, input}
  const form = make("form", { class: "calc-form", novalidate: true, onsubmit: (event) => event.preventDefault() });
  const outcome = make("p", { class: "calc-outcome", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const account = make("div", { class: "calc-account" });
  const sheet = make("section", { class: "calc-sheet", "aria-label": "積算根拠（印刷用）" });
  const notice = make("div", { class: "calc-notice", role: "status" });
  let timer = 0;

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(() => { compute(); remember(); }, PAUSE);
  }

  const hint = ({ asked, unit, shown, low, high, lowOpen, highOpen, step }) => {
    if (asked === "year") return "例：令和6年度";
    if (asked !== "number") return "";
    const show = (value) => showNumber(value, unit);
    const range = [low && show(low) + (lowOpen ? "超" : "以上"), high && show(high) + (highOpen ? "未満" : "以下")].filter(Boolean).join(" ");
    const example = unit[0].includes("円") ? "例：2,400万円、500千円、1.5億円" : shown === "割合" ? "例：2/3、50%、5割" : shown && shown !== "指数" ? `単位：${shown}` : "";
    return [range, step ? `${show(step)}きざみ` : "", example].filter(Boolean).join("。");
  };

  function fieldFor(input, key, get, set) {
    const id = `calc-${fields.size + 1}-${Math.abs([...key].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) | 0, 7))}`;
    const error = make("p", { class: "calc-error", id: `${id}-error`, hidden: true });
    const help = hint(input);
    const described = [help && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
    const said = (text) => { set(text); changed(); };
    const judge = input.judge ? `判断するのは${input.judge}です。確かめていなければ「分からない」のままで構いません。` : "";
    const texts = [
      input.question && input.question !== input.name ? make("span", { class: "calc-question" }, input.question) : null,
      judge ? make("span", { class: "calc-judge" }, judge) : null,
      help ? make("span", { class: "calc-hint", id: `${id}-hint` }, help) : null,
    ];
    const choices = input.asked === "truth" ? ["はい", "いいえ"] : input.asked === "member" ? input.options : null;
    let wrapper;
    if (choices && choices.length <= 7) {
      const radio = (value, label, more) => make("label", { class: "calc-radio" },
        make("input", { type: "radio", name: id, value, "aria-describedby": described, onchange: () => said(value) }),
        make("span", {}, label, more ? make("small", {}, more) : null));
      wrapper = make("fieldset", { class: "calc-field", id },
        make("legend", {}, input.name), ...texts,
        make("div", { class: "calc-radios" }, ...choices.map((value) => radio(value, value, input.descriptions.get(value))), radio(UNKNOWN, "分からない", ""), radio("", "まだ答えない", "")), error);
      wrapper.show = () => { for (const each of wrapper.querySelectorAll("input")) each.checked = each.value === (get() ?? ""); };
    } else if (choices) {
      const select = make("select", { id: `${id}-input`, "aria-describedby": described, onchange: () => said(select.value) },
        make("option", { value: "" }, "選んでください"), ...choices.map((value) => make("option", { value }, value)), make("option", { value: UNKNOWN }, "分からない"));
      wrapper = make("div", { class: "calc-field", id }, make("label", { for: `${id}-input` }, input.name), ...texts, select, error);
      wrapper.show = () => { select.value = get() ?? ""; };
    } else {
      const box = make("input", { type: "text", id: `${id}-input`, autocomplete: "off", spellcheck: "false", maxlength: LONGEST, "aria-describedby": described, oninput: () => said(box.value) });
      const unknown = make("button", { type: "button", class: "calc-small", onclick: () => { box.value = UNKNOWN; said(UNKNOWN); } }, "分からない", make("span", { class: "calc-hidden" }, `（${input.name}）`));
      wrapper = make("div", { class: "calc-field", id }, make("label", { for: `${id}-input` }, input.name), ...texts, make("div", { class: "calc-line" }, box, unknown), error);
      wrapper.show = () => { if (box !== document.activeElement || box.value.trim() !== (get() ?? "").trim()) box.value = get() ?? ""; };
    }
    wrapper.tell = (message) => {
      error.hidden = !message;
      error.textContent = message;
      for (const each of wrapper.querySelectorAll("input, select")) message ? each.setAttribute("aria-invalid", "true") : each.removeAttribute("aria-invalid");
    };
    wrapper.key = key;
    fields.set(key, wrapper);
    return wrapper;
  }

  const yearInput = { asked: "year", name: "年度", options: [], descriptions: new Map(), judge: "", question: "" };
  const groups = new Map();

  function build() {
    form.append(fieldFor(yearInput, "年度", () => state.year, (text) => { state.year = text; }));
    for (const input of scheme.inputs.filter((each) => used.has(each.name) || !each.common)) {
      form.append(fieldFor(input, input.name, () => state.inputs.get(input.name), (text) => state.inputs.set(input.name, text)));
    }
    for (const items of scheme.items) {
      const rows = make("div", { class: "calc-rows" });
      const add = make("button", { type: "button", onclick: () => { put([...(state.items.get(items.name) ?? []), new Map()], -1); } }, `${items.name}を1件加える`);
      const none = make("button", { type: "button", class: "calc-small", onclick: () => put([], 0) }, "1件もない");
      const said = make("p", { class: "calc-hint" });
      const group = make("fieldset", { class: "calc-items" }, make("legend", {}, items.name), items.description ? make("p", { class: "calc-question" }, items.description) : null, said, rows, make("div", { class: "calc-line" }, add, none));
      const put = (list, focus) => {
        if (list.length > MOST_ROWS) return;
        state.items.set(items.name, list);
        compute();
        remember();
        const row = rows.children[rows.children.length - 1];
        if (focus < 0) row?.querySelector("input:not([type=radio]), select, input")?.focus();
        else add.focus();
      };
      group.show = () => {
        const list = state.items.get(items.name);
        said.textContent = list ? `${list.length}件` : "まだ入れていません。";
        none.hidden = Boolean(list?.length) || Boolean(list);
        while (rows.children.length > (list?.length ?? 0)) {
          for (const each of items.fields) fields.delete(`${items.name}.${rows.children.length}.${each.name}`);
          rows.lastChild.remove();
        }
        (list ?? []).forEach((_, at) => {
          if (rows.children[at]) return;
          const row = () => state.items.get(items.name)[at];
          const remove = make("button", { type: "button", class: "calc-small", onclick: () => put(state.items.get(items.name).filter((__, n) => n !== at), 0) }, `${at + 1}件目を除く`);
          rows.append(make("fieldset", { class: "calc-row" }, make("legend", {}, `${items.name} ${at + 1}件目`),
            ...items.fields.map((each) => fieldFor(each, `${items.name}.${at + 1}.${each.name}`, () => row()?.get(each.name), (text) => row()?.set(each.name, text))), remove));
        });
      };
      groups.set(items.name, group);
      form.append(group);
    }
    for (const reading of scheme.readings) {
      const input = { asked: "member", name: `解釈　${reading.name}`, question: reading.text, judge: "", options: reading.options, descriptions: new Map(reading.options.map((each) => [each, (each === reading.adopted ? "（採用）" : "") + (reading.texts.get(each) ?? "")])) };
      const field = fieldFor(input, `解釈.${reading.name}`, () => state.readings.get(reading.name) ?? reading.adopted, (text) => (text && text !== UNKNOWN && text !== reading.adopted ? state.readings.set(reading.name, text) : state.readings.delete(reading.name)));
      for (const each of [...field.querySelectorAll(".calc-radio")].slice(-2)) each.remove();
      form.append(field);
    }
  }

  // ------------------------------------------------------------------------------------------------------ the answer

  function compute() {
    for (const group of groups.values()) group.show();
    const blank = { inputs: [...state.inputs].filter(([name]) => scheme.inputs.some((each) => each.name === name)) };
    const { case: given, problems } = readCase(scheme, { ...asTyped(state), ...blank });
    const told = new Map();
    for (const { input, items, row, reading, year, problem } of problems) {
      const key = year !== undefined ? "年度" : reading ? `解釈.${reading}` : items ? `${items}.${row}.${input}` : input;
      const { message, remedy } = describe(problem);
      told.set(key, [message, remedy].filter(Boolean).join(" "));
    }
    const answer = answerFor(scheme, given);
    const wanted = new Set([...answer.missing, ...answer.judged]);
    const sought = new Set(answer.readings.map((each) => each.name));
    for (const [key, field] of fields) {
      const [head, , inner] = key.split(".");
      const row = groups.has(head) && inner !== undefined;
      const answered = row ? state.items.get(head)?.[Number(key.split(".")[1]) - 1]?.get(inner) : state.inputs.get(key);
      const reading = key.startsWith("解釈.") ? key.slice(3) : "";
      field.hidden = !(key === "年度" || told.has(key) || answered || wanted.has(row ? `${head}.${inner}` : key) || (reading && (sought.has(reading) || state.readings.has(reading))));
      field.classList.toggle("owed", !answered && !reading && key !== "年度");
      field.show();
      field.tell(told.get(key) ?? "");
    }
    for (const [name, group] of groups) {
      group.hidden = !(state.items.has(name) || [...wanted].some((each) => each === name || each.startsWith(`${name}.`)));
    }
    show(answer, told.size);
  }

  const lineLink = ({ document: name, line, quote }) => make("span", {}, make("a", { href: `../sources/${encodeURIComponent(name)}.html#l${line}` }, `${name} ${line}行`), `「${quote}」`);
  const noteMarks = (numbers) => numbers.map((each) => make("a", { href: `#calc-note-${each}` }, `〔${each}〕`));
  const yen = (text, unit) => (text === null ? "" : unit === "円" ? showNumber(number(text), [["円"], []]) : `${text}${unit}`);

  function show(answer, wrong) {
    const { sheet: said } = answer;
    const counts = said.counts.map((each) => `${each.heading}${each.count}`).join("・");
    const result = said.result ? `${said.result.name}　${said.result.text}` : "";
    outcome.replaceChildren(make("strong", { class: "calc-badge", "data-outcome": answer.outcome }, answer.outcome), ` ${result}`, counts ? make("small", {}, `（${counts}）`) : null ?? "", wrong ? make("small", {}, `　読めない欄が${wrong}つあり、使っていません。`) : "");
    account.replaceChildren(...accountOf(answer, true));
    const blanks = ["係", "係長", "課長"];
    sheet.replaceChildren(
      make("h2", {}, `${scheme.title}　積算根拠`),
      make("p", {}, `${answer.scheme.name}　${answer.year}　【${answer.outcome}】${counts}`),
      make("p", { class: "calc-result" }, result),
      make("h3", {}, "入力"), givenTable(), ...accountOf(answer, false),
      make("table", { class: "calc-check" }, make("caption", {}, "確認欄"), make("tbody", {}, make("tr", {}, ...blanks.map((each) => make("th", { scope: "col" }, each)), make("th", { scope: "col" }, "作成日")), make("tr", {}, ...blanks.map(() => make("td", {}, "　")), make("td", {}, "　　年　月　日")))),
      make("p", { class: "calc-number" }, `照合番号　${answer.checksum}`),
    );
  }

  function givenTable() {
    const rows = [["年度", state.year], ...[...state.inputs].filter(([name, text]) => text && fields.has(name))];
    for (const [name, list] of state.items) list.forEach((row, at) => rows.push([`${name} ${at + 1}件目`, [...row].filter(([, text]) => text).map(([field, text]) => `${field}：${text}`).join("、")]));
    return make("table", {}, make("tbody", {}, ...rows.map(([name, text]) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, text === UNKNOWN ? "分からない" : text)))));
  }

  function accountOf(answer, linked) {
    const { sheet: said } = answer;
    const parts = [];
    const heads = ["項目", "所要額", "上限額", "額", "対象外", "根拠"];
    const caps = (row) => (row.items ? answer.rows[row.items] ?? answer.rows.get?.(row.items) : null)?.[row.row - 1]?.get?.(row.name)?.caps ?? answer.values.get(row.name)?.caps ?? [];
    if (said.rows.length) {
      const body = said.rows.map((row) => {
        const cap = row.stopped[0];
        const met = cap ? [cap.value, cap.limit, cap.cut] : caps(row).length ? [yen(caps(row)[0].value, caps(row)[0].unit), yen(caps(row)[0].limit, caps(row)[0].unit), ""] : ["", "", ""];
        const marks = linked ? noteMarks(row.notes) : row.notes.map((each) => `〔${each}〕`);
        return make("tr", {}, make("th", { scope: "row" }, row.row ? `${row.items}${row.row} ${row.name}` : row.name),
          ...[met[0], met[1], row.text, met[2]].map((text) => make("td", { class: "num" }, text)), make("td", {}, ...marks, cap ? "上限で止まる" : ""));
      });
      parts.push(make("div", { class: "scroll", tabindex: linked ? "0" : null, role: linked ? "region" : null, "aria-label": linked ? "積算表" : null }, make("table", {}, make("caption", {}, "積算表"), make("thead", {}, make("tr", {}, ...heads.map((each) => make("th", { scope: "col" }, each)))), make("tbody", {}, ...body))));
    }
    const sums = scheme.breakdowns.filter(([whole, ...rest]) => [whole, ...rest[0]].every((each) => answer.values.get(each)?.state === "known"));
    for (const [whole, names] of sums) {
      const text = (name) => `${name} ${answer.values.get(name).text}`;
      parts.push(make("p", {}, `財源内訳と検算　${text(whole)} ＝ ${names.map(text).join(" ＋ ")}`));
    }
    const list = (items) => make("ul", {}, ...items);
    if (said.result && Object.keys(said.result.roundings).length + (said.result.roundings.size ?? 0)) parts.push(make("p", {}, `端数処理の印字はありません。${[...said.result.roundings].map(([label, text]) => `${label} ${text}`).join("／")}`));
    if (said.to_do.length) parts.push(make("h3", {}, "これからすること"), list(said.to_do.map((each) => make("li", {}, `${each.heading}　${each.text}`))));
    if (said.requirements.length) parts.push(make("h3", {}, "要件"), list(said.requirements.map((each) => make("li", {}, `${each.name}${each.soft ? "（目安）" : ""}：${each.state}`))));
    if (said.notes.length) parts.push(make("h3", {}, "根拠"), list(said.notes.map((note) => make("li", { id: linked ? `calc-note-${note.number}` : null }, `〔${note.number}〕`, ...note.citations.map(lineLink)))));
    if (said.interpretations.length) parts.push(make("h3", {}, "解釈"), list(said.interpretations.map((each) => make("li", {}, `解釈${each.number}　${each.name}：${each.chosen ? `${each.chosen}（${each.text}）` : each.text}`, ...each.others.map((other) => make("div", {}, `「${other.option}」の読みなら　${other.outcome ? `【${other.outcome}】になる。` : ""}${other.amounts.map((one) => `${one.name} ${one.text}${one.difference ? `（${one.difference}）` : ""}`).join("、") || (other.outcome ? "" : "どの額も変わらない")}`))))));
    if (said.remarks.length) parts.push(make("h3", {}, "資料に書かれていないことなど"), list(said.remarks.map((each) => make("li", {}, `${each.heading}${each.number || ""}　${each.text}`))));
    if (said.boundaries.length) parts.push(list(said.boundaries.map((each) => make("li", {}, `境目　${each}`))));
    parts.push(make("p", { class: "calc-caution" }, `注　${said.caution}`));
    if (linked) parts.push(make("p", { class: "calc-number" }, `照合番号　${answer.checksum}`));
    return parts;
  }

  // -------------------------------------------------------------------------------------------------------- starting

  function say(lines) {
    notice.replaceChildren(...lines.map((each) => make("p", {}, each)));
  }

  function load(found, wrong, push) {
    state = found;
    faults = wrong;
    say(faults);
    compute();
    if (push) remember(true);
  }

  function start() {
    const held = fromAddress(location.hash);
    if (held) {
      load(held.found, held.wrong, false);
      place.scrollIntoView();
      return;
    }
    const found = empty();
    const kept = card();
    for (const [name, text] of kept) found.inputs.set(name, text);
    load(found, kept.length ? [`団体カードから入れました：${kept.map(([name]) => name).join("、")}`] : [], false);
  }

  async function copy() {
    remember();
    const box = make("input", { type: "text", readonly: true, value: location.href, "aria-label": "この試算へのリンク" });
    notice.replaceChildren(box);
    box.select();
    let done = document.execCommand("copy");
    if (!done) done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    notice.append(make("p", {}, done ? "リンクを写しました。" : "上のリンクを選んで写してください。"));
  }

  function printSheet() {
    document.documentElement.classList.add("calc-printing");
    addEventListener("afterprint", () => document.documentElement.classList.remove("calc-printing"), { once: true });
    print();
  }

  build();
  const tools = make("div", { class: "calc-tools" },
    make("button", { type: "button", onclick: printSheet }, "積算根拠をA4で印刷する"),
    make("button", { type: "button", onclick: copy }, "この試算へのリンクをコピー"),
    make("button", { type: "button", onclick: () => load(empty(), [], true) }, "入力を消す"));
  place.replaceChildren(notice, make("div", { class: "calc-frame" }, form, make("section", { class: "calc-answer", "aria-label": "試算の結果" }, outcome, account, tools)));
  document.querySelector("main").append(sheet);
  for (const button of document.querySelectorAll("[data-seido-example]")) {
    const example = scheme.examples[Number(button.dataset.seidoExample)];
    button.hidden = !example;
    button.addEventListener("click", () => {
      load(fromTyped(example), [`例「${example.title}」を入れました。`], true);
      place.scrollIntoView();
      form.querySelector("input, select")?.focus({ preventScroll: true });
    });
  }
  addEventListener("popstate", () => { const held = fromAddress(location.hash); if (held) load(held.found, held.wrong, false); });
  start();
})();
