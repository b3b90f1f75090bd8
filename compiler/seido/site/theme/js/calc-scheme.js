// <seido-calculator scheme="ID">: asks what can matter, computes in this page, keeps the case in the address.

"use strict";

(() => {
  const { answerFor, evaluate, readCase, readField, readFigure, readYear, showYear, typedText } = seido;
  const page = seidoPage;
  const { MOST_ROWS, YEAR, group, make } = page;
  const PAUSE = 200; // milliseconds after the last key before anything is computed
  const MOST_IN_VIEW = 0.25; // of the window's height that the first line may take and still stay in view
  const REST = 500; // milliseconds without a key before it is found out which answers do not matter

  // What a field answers, apart from every name that an author may have given to something else.
  const ofInput = (name) => `input\n${name}`;
  const ofReading = (name) => `reading\n${name}`;
  const ofCell = (items, row, name) => `row\n${items}\n${row}\n${name}`;
  const OF_YEAR = "year";
  const UNKNOWN = "分からない";

  class Calculator extends HTMLElement {
    connectedCallback() {
      this.scheme = seido.schemes.get(this.getAttribute("scheme"));
      if (!this.scheme || this.form) return;
      // The address belongs to the first calculator of a page.
      this.first = document.querySelector("seido-calculator") === this;
      this.state = page.blank();
      this.fields = new Map(); // by what they answer
      this.lists = new Map(); // 明細 by name
      this.groups = [];
      this.timers = { compute: 0, rest: 0 };
      this.all = false; // whether rows that stand aside are seen
      this.build();
      if (this.first) {
        addEventListener("hashchange", () => { if (page.holdsCase(location.hash)) this.enter(location.hash, true); });
      }
      if (this.first && page.holdsCase(location.hash)) this.enter(location.hash, true);
      else this.restart();
    }

    // ------------------------------------------------------------------------------------------------------ the form

    build() {
      const { scheme } = this;
      this.notice = make("div", { class: "calc-notice", role: "status" });
      this.form = make("form", { class: "calc-form", novalidate: true, "aria-label": "試算の入力", submit: (event) => { event.preventDefault(); this.settle(); } });
      this.headline = make("p", { class: "calc-headline", role: "status", "aria-live": "polite", "aria-atomic": "true" });
      this.account = make("section", { class: "calc-account", "aria-label": "試算の結果" });
      this.sheet = make("section", { class: "calc-sheet", "aria-label": "積算根拠" });

      const year = { asked: "year", name: YEAR, question: "", judge: "", options: [] };
      const common = scheme.inputs.filter((each) => each.common);
      const own = scheme.inputs.filter((each) => !each.common);
      const yearField = this.add(OF_YEAR, year, () => this.state.year || showYear(scheme.year), (text) => { this.state.year = text.trim() && text; });
      this.group("年度と団体", [yearField, ...common.map((each) => this.input(each))]);
      this.group("この制度で尋ねること", own.map((each) => this.input(each)));
      for (const items of scheme.items) this.form.append(this.list(items));
      this.group("読み方（解釈）", scheme.readings.map((each) => this.reading(each)));

      const button = (text, act) => make("button", { type: "button", click: act }, text);
      const examples = document.getElementById("examples");
      const tools = make("div", { class: "calc-tools" },
        button("積算根拠を印刷（A4 1枚）", () => this.print()),
        button("リンクを写す", () => page.copyLink(page.toFragment(scheme, this.state), this.notice)),
        button("入力を消す", () => { this.restart(); page.remember(""); this.focus(); }),
        examples && scheme.examples.length ? make("a", { href: "#examples" }, "計算例から入れる") : "");
      const id = "calc-body";
      this.body = make("input", { type: "text", id, autocomplete: "organization", maxlength: page.LONGEST, "aria-describedby": `${id}-help`,
        change: () => { page.keepBody(this.body.value.trim()); this.compute(); } });
      this.body.value = page.keptBody();
      const named = make("div", { class: "calc-name" }, make("label", { for: id }, "団体名（印刷する紙に入れる）"), this.body,
        make("p", { class: "calc-help", id: `${id}-help` }, "空なら、手で書く欄になります。このブラウザーにだけ残し、リンクにも照合番号にも入れません。"));
      this.tabIndex = -1;
      const nothing = make("p", { class: "calc-nothing" }, "まだ何も入力していません。");
      this.replaceChildren(nothing, tools, named, this.notice, this.headline, this.form, this.account);
      document.body.append(this.sheet);
    }

    /** A field, known by its key. */
    add(key, input, get, set, more = {}) {
      const made = page.field(input, { get, set, changed: (goesOn) => this.changed(goesOn), ...more });
      this.fields.set(key, made);
      return made.element;
    }

    input(input) {
      const { name } = input;
      return this.add(ofInput(name), input, () => this.state.inputs.get(name) ?? "", (text) => this.state.inputs.set(name, text));
    }

    /** A named 解釈: the reading that is taken, the adopted one unless another is chosen. */
    reading({ name, text, options, texts, adopted }) {
      const descriptions = new Map(options.map((each) => [each, `${each === adopted ? "（採用）" : ""}${texts.get(each) ?? ""}`]));
      const input = { asked: "member", name, question: text, judge: "", options, descriptions };
      const set = (option) => (option === adopted ? this.state.readings.delete(name) : this.state.readings.set(name, option));
      return this.add(ofReading(name), input, () => this.state.readings.get(name) ?? adopted, set, { unknown: "" });
    }

    group(name, elements) {
      if (!elements.length) return;
      const made = group(name, ...elements);
      this.groups.push([made, elements]);
      this.form.append(made);
    }

    /** A 明細: rows that are added and taken out. */
    list(items) {
      const { name } = items;
      const said = make("p", { class: "calc-help", role: "status" });
      const rows = make("div", { class: "calc-rows" });
      const add = make("button", { type: "button", click: () => this.put(name, [...(this.state.items.get(name) ?? []), new Map()], true) }, `${name}を1行加える`);
      const none = make("button", { type: "button", click: () => this.put(name, [], false) }, "1行もない");
      const element = group(name, items.description ? make("p", { class: "calc-help" }, items.description) : "", said, rows, make("div", { class: "calc-line" }, add, none));
      this.lists.set(name, { items, element, said, rows, add, none, count: 0 });
      return element;
    }

    /** Put rows into a 明細; the keyboard goes on in the new row, or at the button that adds one. */
    put(name, rows, added) {
      this.state.items.set(name, rows);
      this.settle();
      const list = this.lists.get(name);
      const last = list.rows.lastElementChild;
      if (added && last) last.querySelector("input, select, button")?.focus();
      else list.add.focus();
    }

    /** As many rows on the page as in the case. */
    lay({ items, said, rows, add, none }) {
      const { name } = items;
      const held = this.state.items.get(name);
      const count = held?.length ?? 0;
      said.textContent = held ? (count ? `${count}行` : "1行もありません。") : "まだ入れていません。";
      none.hidden = Boolean(held);
      add.hidden = count >= MOST_ROWS;
      while (rows.children.length > count) {
        for (const each of items.fields) this.fields.delete(ofCell(name, rows.children.length, each.name));
        rows.lastElementChild.remove();
      }
      while (rows.children.length < count) {
        const at = rows.children.length;
        const row = () => this.state.items.get(name)[at];
        const cells = items.fields.map((each) =>
          this.add(ofCell(name, at + 1, each.name), each, () => row().get(each.name) ?? "", (text) => row().set(each.name, text)));
        const remove = make("button", { type: "button", click: () => this.put(name, this.state.items.get(name).filter((_, n) => n !== at), false) }, `${at + 1}行目を除く`);
        rows.append(make("fieldset", { class: "calc-row" }, make("legend", {}, `${name} ${at + 1}行目`), make("div", { class: "calc-cells" }, ...cells), remove));
      }
    }

    // ------------------------------------------------------------------------------------------------------ the state

    /** Take the case of an address. @param {boolean} shown whether to bring the calculator into view */
    enter(fragment, shown) {
      const { found, told } = page.fromFragment(this.scheme, fragment);
      this.state = found;
      this.tell(told);
      this.compute();
      if (!shown) return;
      this.scrollIntoView();
      this.focus({ preventScroll: true });
    }

    /** Begin with nothing but the facts of the town. */
    restart() {
      const facts = page.kept();
      const known = this.scheme.inputs.filter((each) => each.common && facts.get(each.name));
      this.state = page.blank();
      for (const { name } of known) this.state.inputs.set(name, facts.get(name));
      this.tell(known.length ? [`団体カードから入れました：${known.map(({ name }) => name).join("、")}`] : []);
      this.compute();
    }

    tell(lines) {
      this.notice.replaceChildren(...lines.map((line) => make("p", {}, line)));
    }

    changed(goesOn) {
      clearTimeout(this.timers.compute);
      if (!goesOn) this.settle();
      else {
        this.account.setAttribute("aria-busy", "true");
        this.timers.compute = setTimeout(() => this.settle(), PAUSE);
      }
    }

    settle() {
      this.compute();
      if (this.first) page.remember(page.toFragment(this.scheme, this.state));
    }

    // ----------------------------------------------------------------------------------------------------- the answer

    compute() {
      const { scheme, state } = this;
      clearTimeout(this.timers.compute);
      for (const list of this.lists.values()) this.lay(list);
      const { case: given, problems } = readCase(scheme, page.plain(state));
      const told = new Map(problems.map((each) => [keyOf(each), page.words(each.problem)]));
      const answer = answerFor(scheme, given);
      this.showFields(answer, told);
      const wrong = told.size ? make("small", { class: "calc-wrong" }, `読めない欄が${told.size}つあり、その値は使っていません。`) : "";
      // Without the year or the reading that is meant, any answer would be to another question.
      const unread = [["年度", "year"], ["解釈", "reading"]].filter(([, name]) => problems.some((each) => each[name] !== undefined));
      const other = unread.length > 0;
      const refusal = `${unread.map(([name]) => name).join("と")}の欄が読めないので、計算していません。直すと、答えが出ます。`;
      const first = make("p", {}, ...(other ? [refusal] : page.headline(scheme, answer)), wrong);
      // It is read out when it changes, and only then.
      if (first.textContent !== this.headline.textContent) this.headline.replaceChildren(...first.childNodes);
      const seen = { all: this.all, show: (all) => { this.all = all; }, go: (name) => this.go(name) };
      const parts = other ? [] : [...page.account(scheme, answer, seen), make("p", { class: "calc-number" }, `照合番号　${answer.checksum}`)];
      // Before anything is entered the account says little, and is long: it is folded.
      const empty = !page.toFragment(scheme, state);
      this.account.replaceChildren(...(empty && !other ? [make("details", { class: "more" }, make("summary", {}, "何も入力していないときの積算表と根拠"), ...parts)] : parts));
      this.sheet.replaceChildren(...(other ? [] : page.paper(scheme, answer, this.given(told), this.body.value.trim())));
      this.account.setAttribute("aria-busy", "false");
      // On a small screen what stays in view must leave room for the fields.
      this.headline.classList.toggle("calc-tall", this.headline.offsetHeight > innerHeight * MOST_IN_VIEW);
      this.classList.toggle("calc-empty", empty);
      dispatchEvent(new Event("resize")); // a table that now scrolls becomes reachable (site.js)
      clearTimeout(this.timers.rest);
      this.timers.rest = setTimeout(() => this.rest(given, answer), REST);
    }

    /** Lead to an input, or to the 明細 that it is a field of: to the first row that lacks it, else to where a row is added. */
    go(name) {
      const field = this.fields.get(ofInput(name));
      if (field) return field.focus();
      const [items, cell] = name.split(".", 2);
      const list = this.lists.get(name) ?? this.lists.get(items);
      const at = (this.state.items.get(items) ?? []).findIndex((row) => !row.get(cell));
      return (this.fields.get(ofCell(items, at + 1, cell)) ?? list?.add)?.focus();
    }

    /** Show the fields that can matter, that are given, or in which somebody is. */
    showFields(answer, told) {
      const wanted = new Set([...answer.missing, ...answer.judged]);
      const sought = new Set(answer.readings.map((each) => each.name));
      const { inputs, items, readings } = this.state;
      const entered = (element) => element.contains(document.activeElement);
      for (const [key, field] of this.fields) {
        field.show();
        field.tell(told.get(key) ?? "");
        field.note("");
      }
      for (const { name } of this.scheme.inputs) {
        const { element } = this.fields.get(ofInput(name));
        element.hidden = !(inputs.get(name) || wanted.has(name) || entered(element));
      }
      for (const { name } of this.scheme.readings) {
        const { element } = this.fields.get(ofReading(name));
        element.hidden = !(sought.has(name) || readings.has(name) || entered(element));
      }
      for (const [name, { items: { fields }, element }] of this.lists) {
        element.hidden = !(items.has(name) || wanted.has(name) || fields.some((each) => wanted.has(`${name}.${each.name}`)));
        (items.get(name) ?? []).forEach((row, at) => {
          for (const each of fields) {
            const { element: cell } = this.fields.get(ofCell(name, at + 1, each.name));
            cell.hidden = !(row.get(each.name) || wanted.has(`${name}.${each.name}`) || entered(cell));
          }
        });
      }
      for (const [made, elements] of this.groups) made.hidden = elements.every((each) => each.hidden);
    }

    /** Say at each given input, one after the other, where the answer would be the same without it. */
    rest(given, answer) {
      const names = [...given.inputs.keys()];
      const next = () => {
        const name = names.shift();
        if (name === undefined) return;
        const inputs = new Map(given.inputs);
        inputs.delete(name);
        const without = evaluate(this.scheme, { ...given, inputs });
        const idle = without.outcome === answer.outcome && !without.missing.includes(name) && !without.judged.includes(name);
        this.fields.get(ofInput(name)).note(idle ? "ほかの入力がこのままなら、この欄の値で答えは変わりません。" : "");
        this.timers.rest = setTimeout(next, 0);
      };
      next();
    }

    /**
     * What was entered, for the sheet: name, text, for a row of a 明細 that it is one, and its members, which tell rows apart. What
     * could not be read was not used, and is not there.
     */
    given(told) {
      const { year, inputs, items, readings } = this.state;
      const pairs = [[YEAR, showYear((year ? readYear(year) : null) ?? this.scheme.year)]];
      for (const input of this.scheme.inputs) {
        const { name } = input;
        if (inputs.get(name) && !told.has(ofInput(name))) pairs.push([name, plainly(input, inputs.get(name))]);
      }
      for (const [name, rows] of items) {
        const { fields } = this.scheme.items.find((each) => each.name === name);
        rows.forEach((row, at) => {
          const entered = fields.filter((each) => row.get(each.name) && !told.has(ofCell(name, at + 1, each.name)))
            .map((each) => [each, plainly(each, row.get(each.name))]);
          const members = entered.filter(([each, text]) => each.asked === "member" && text !== UNKNOWN).map(([, text]) => text);
          const text = entered.map(([each, said]) => `${each.name} ${said}`).join("、");
          pairs.push([`${name}${at + 1}`, text || "（空）", true, members.join("・")]);
        });
        if (!rows.length) pairs.push([name, "1行もない"]);
      }
      for (const [name, option] of readings) pairs.push([`解釈　${name}`, option]);
      return pairs;
    }

    /** Print the sheet alone. */
    print() {
      this.compute();
      const root = document.documentElement;
      const done = () => { root.classList.remove("calc-printing"); this.sheet.classList.remove("now"); };
      root.classList.add("calc-printing");
      this.sheet.classList.add("now");
      addEventListener("afterprint", done, { once: true });
      print();
    }
  }

  /** What was typed in the one form in which all values are shown; with the words that were typed where they say more (約). */
  function plainly(input, text) {
    if (["?", "？"].includes(text)) return UNKNOWN;
    const read = readField(input, text);
    if (read.state !== "given") return text;
    const figure = input.asked === "number" ? readFigure(text) : null;
    return typedText(input, read.value) + (figure?.approximate || figure?.perYear ? `（「${text}」）` : "");
  }

  /** Which field a problem of `readCase` belongs to. */
  function keyOf({ input, items, row, reading, year }) {
    if (year !== undefined) return OF_YEAR;
    if (reading !== undefined) return ofReading(reading);
    return items === undefined ? ofInput(input) : ofCell(items, row, input);
  }

  customElements.define("seido-calculator", Calculator);
})();
