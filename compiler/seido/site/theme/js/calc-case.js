// A case as it was typed: kept, put into the address of the page and read from it. What the other scripts of calculators share.
//
// The form of an address is described in seido/emit/calculator.py, which writes the same for the examples of a page.

"use strict";

globalThis.seidoPage = (() => {
  const { describe, readCase, readYear } = seido;
  const LONGEST = 200; // characters of one value
  const MOST_ROWS = 100; // of one 明細
  const MOST_PARTS = 2000; // of one address
  const YEAR = "年度";
  const READING = "解釈.";
  const CARD = "seido.card.1"; // where the browser keeps the facts of the town

  /** An element; what stands inside is text or elements, never markup. */
  function make(name, attributes = {}, ...inside) {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") found.addEventListener(key, value);
      else if (value === true) found.setAttribute(key, "");
      else if (value !== false && value !== null && value !== "") found.setAttribute(key, value);
    }
    found.append(...inside.filter((each) => each !== null && each !== ""));
    return found;
  }

  /**
   * A case as typed texts: `year` (empty: that of the document), `inputs` by name, rows of texts by 明細, `readings`.
   * A 明細 that is absent is not known; one without rows has none.
   */
  const blank = () => ({ year: "", inputs: new Map(), items: new Map(), readings: new Map() });

  /** The case as `readCase` takes it. */
  const plain = ({ year, inputs, items, readings }) => ({
    year,
    inputs: [...inputs],
    items: [...items].map(([name, rows]) => [name, rows.map((row) => [...row])]),
    readings: [...readings],
  });

  /** What is wrong, in the words of the command, with its code. */
  function words(problem) {
    const { code, message, remedy } = describe(problem);
    return `${[message, remedy].filter(Boolean).join(" ")}（${code}）`;
  }

  /** An outcome, told by its word and its border as well as by its colour. */
  const badge = (outcome) => make("strong", { class: "calc-badge", "data-outcome": outcome }, outcome);

  // ----------------------------------------------------------------------------------------------------- the address

  const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

  /** The case as the fragment of an address; empty where nothing is given. */
  function toFragment(scheme, { year, inputs, items, readings }) {
    const parts = [];
    if (year && readYear(year) !== scheme.year) parts.push([YEAR, encoded(year)]);
    for (const [name, text] of inputs) if (text) parts.push([name, encoded(text)]);
    for (const [name, rows] of items) {
      const fields = scheme.items.find((each) => each.name === name).fields.map((each) => each.name);
      for (const row of rows) {
        const given = fields.filter((field) => row.get(field));
        const cells = (given.length ? given : fields.slice(0, 1)).map((field) => `${encoded(field)}:${encoded(row.get(field) ?? "")}`);
        parts.push([name, cells.join(";")]);
      }
      if (!rows.length) parts.push([name, ""]);
    }
    for (const [name, option] of readings) parts.push([`${READING}${name}`, encoded(option)]);
    return parts.length ? `#${parts.map(([name, value]) => `${encoded(name)}=${value}`).join("&")}` : "";
  }

  /** Whether a fragment holds a case: an anchor of a page has no `=`. */
  const holdsCase = (fragment) => fragment.includes("=");

  /** The case of a fragment, and what in it could not be used, in words. Nothing is used in part. */
  function fromFragment(scheme, fragment) {
    const told = [];
    const found = blank();
    const read = (text) => {
      let plainText;
      try {
        plainText = decodeURIComponent(text);
      } catch {
        told.push(`リンクの「${text.slice(0, 40)}」は、文字に戻せません。`);
        return null;
      }
      if (plainText.length <= LONGEST) return plainText;
      told.push(`リンクの「${plainText.slice(0, 40)}…」は、${LONGEST}字を超えるので読みませんでした。`);
      return null;
    };
    const parts = fragment.replace(/^#/, "").split("&").filter(Boolean);
    if (parts.length > MOST_PARTS) told.push(`リンクが長すぎます。初めの${MOST_PARTS}項目だけを読みました。`);
    const unknown = (name, fields) => told.push(words({ code: "S0801", facts: { name, near: "", known: fields.map((each) => each.name).join("、") } }));
    const crowded = new Set();
    for (const part of parts.slice(0, MOST_PARTS)) {
      const at = part.indexOf("=");
      const name = read(at < 0 ? part : part.slice(0, at));
      const value = at < 0 ? "" : part.slice(at + 1);
      if (name === null) continue;
      const items = scheme.items.find((each) => each.name === name);
      if (scheme.inputs.some((each) => each.name === name)) {
        const text = read(value);
        if (found.inputs.has(name)) told.push(`リンクに「${name}」が二つあります。初めの値を使いました。`);
        else if (text) found.inputs.set(name, text);
      } else if (items) {
        const rows = found.items.get(name) ?? found.items.set(name, []).get(name);
        if (rows.length === MOST_ROWS) crowded.add(name);
        else if (value) rows.push(rowOf(items, value, read, unknown));
      } else if (name === YEAR) found.year = read(value) ?? "";
      else if (name.startsWith(READING)) {
        const option = read(value) ?? "";
        const { problems } = readCase(scheme, { readings: [[name.slice(READING.length), option]] });
        if (problems.length) told.push(words(problems[0].problem));
        else found.readings.set(name.slice(READING.length), option);
      } else unknown(name, [...scheme.inputs, ...scheme.items]);
    }
    for (const name of crowded) {
      found.items.delete(name);
      told.push(`リンクの「${name}」は${MOST_ROWS}行を超えるので、読みませんでした。行が多いときは、コマンドで計算してください。`);
    }
    return { found, told };
  }

  function rowOf(items, value, read, unknown) {
    const row = new Map();
    for (const cell of value.split(";")) {
      const at = cell.indexOf(":");
      const name = read(at < 0 ? cell : cell.slice(0, at));
      const text = at < 0 ? "" : read(cell.slice(at + 1));
      if (name === null || text === null) continue;
      if (items.fields.some((each) => each.name === name)) row.set(name, text);
      else unknown(`${items.name}.${name}`, items.fields);
    }
    return row;
  }

  /** Put a case into the address of this page, without a step in its history. */
  function remember(fragment) {
    const address = `${location.pathname}${location.search}${fragment}`;
    try {
      if (fragment !== location.hash) history.replaceState(null, "", address);
    } catch {
      // A browser may refuse (too many within a moment, or a page from a folder): the link is then made on request.
    }
  }

  /** Copy the address of a case; where the browser does not allow it, the address stands there to be copied by hand. */
  async function copyLink(fragment, place) {
    const address = `${location.href.split("#")[0]}${fragment}`;
    const box = make("input", { type: "text", readonly: true, value: address, "aria-label": "この入力へのリンク" });
    const said = make("p", {});
    place.replaceChildren(box, said);
    box.select();
    const done = document.execCommand("copy") || (await navigator.clipboard?.writeText(address).then(() => true, () => false));
    said.textContent = done ? "リンクを写しました。貼り付けて送れます。" : "上のリンクを選んで、写してください。";
  }

  // --------------------------------------------------------------------------------------------- the facts of the town

  let held = null; // where the browser keeps nothing for us

  /** The facts of the town by name, as typed. */
  function kept() {
    try {
      const read = JSON.parse(localStorage.getItem(CARD) ?? "[]");
      const pairs = Array.isArray(read) ? read.filter((each) => Array.isArray(each) && each.every((text) => typeof text === "string" && text.length <= LONGEST)) : [];
      return new Map(pairs.map(([name, text = ""]) => [name, text]));
    } catch {
      return new Map(held ?? []);
    }
  }

  /** Keep them; whether the browser did. */
  function keep(facts) {
    held = [...facts].filter(([, text]) => text);
    try {
      localStorage.setItem(CARD, JSON.stringify(held));
      return true;
    } catch {
      return false;
    }
  }

  // The name of the town is for the paper alone: it decides nothing, so it is no part of a case, of its address or of its 照合番号,
  // and nobody to whom a link is sent learns it.
  const BODY = "seido.body.1";
  let heldBody = "";

  /** The name of the town as it was typed; empty where none is kept. */
  function keptBody() {
    try {
      return (localStorage.getItem(BODY) ?? "").slice(0, LONGEST);
    } catch {
      return heldBody;
    }
  }

  function keepBody(name) {
    heldBody = name;
    try {
      if (name) localStorage.setItem(BODY, name);
      else localStorage.removeItem(BODY);
    } catch {
      // It then lasts as long as the page.
    }
  }

  return { MOST_ROWS, LONGEST, YEAR, READING, badge, blank, copyLink, fromFragment, holdsCase, keep, keepBody, kept, keptBody, make, plain, remember, toFragment, words };
})();
