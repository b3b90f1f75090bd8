// <seido-card>: the facts of a town, entered once and kept in its browser, and what each scheme says to them, side by side.

"use strict";

(() => {
  const { answerFor, readCase, readYear, showYear } = seido;
  const page = seidoPage;
  const { YEAR, badge, group, make } = page;
  const PAUSE = 250; // milliseconds after the last key before all schemes are judged
  const FEW = 4; // inputs that are named; of more it is said how many
  const OUTCOMES = ["該当", "要確認", "情報不足", "非該当"];

  /** What makes two schemes ask the same: one answer serves both. */
  const sameQuestion = (input) => JSON.stringify([input.asked, input.unit, input.options, input.question, input.shown, [input.low, input.high, input.step].map(String)]);

  /** The facts that are asked: those that schemes share (共通), and questions that several ask in the same words. */
  function questions(schemes) {
    const found = new Map();
    for (const scheme of schemes) {
      for (const input of scheme.inputs) {
        const known = found.get(input.name) ?? { input, same: true, count: 0 };
        known.count += 1;
        known.same &&= sameQuestion(input) === sameQuestion(known.input);
        found.set(input.name, known);
      }
    }
    const all = [...found.values()].filter(({ same, input }) => same && input.name !== YEAR);
    const common = all.filter(({ input }) => input.common);
    const shared = all.filter(({ input, count }) => !input.common && !input.judge && count > 1);
    return [common, shared].map((list) => list.map(({ input }) => input));
  }

  class Card extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.schemes = [...seido.schemes.values()];
      const [common, shared] = questions(this.schemes);
      this.inputs = [...common, ...shared];
      // The address is read as that of a scheme which asks these questions and no others.
      this.asking = { year: null, inputs: this.inputs, items: [], readings: [] };
      this.facts = new Map();
      this.fields = new Map();
      this.timer = 0;
      this.build(common, shared);
      addEventListener("hashchange", () => { if (page.holdsCase(location.hash)) this.enter(location.hash); });
      if (page.holdsCase(location.hash)) this.enter(location.hash);
      else this.take(page.kept());
    }

    build(common, shared) {
      const year = { asked: "year", name: YEAR, question: "空なら、制度ごとの資料の年度で判定します。", judge: "", options: [] };
      const field = (input) => {
        const set = (text) => this.facts.set(input.name, text);
        const made = page.field(input, { get: () => this.facts.get(input.name) ?? "", set, changed: (goesOn) => this.changed(goesOn) });
        this.fields.set(input.name, made);
        return made.element;
      };
      const button = (text, act) => make("button", { type: "button", click: act }, text);
      this.notice = make("div", { class: "calc-notice", role: "status" });
      this.form = make("form", { class: "calc-form", novalidate: true, "aria-label": "団体のこと", submit: (event) => { event.preventDefault(); this.settle(); } },
        group("団体のこと", ...common.map(field), field(year)),
        shared.length ? make("details", { class: "calc-more" }, make("summary", {}, `事業のこと（いくつかの制度に共通の${shared.length}問）`), group("事業のこと", ...shared.map(field))) : "");
      this.said = make("p", { class: "calc-headline", role: "status", "aria-live": "polite" });
      this.rows = new Map(this.schemes.map((scheme) => {
        // Rows are laid out as blocks on a phone, which would take from a table that it is one; the roles keep it.
        const cells = { name: make("th", { scope: "row", role: "rowheader" }), outcome: make("td", { role: "cell" }), reason: make("td", { role: "cell" }) };
        return [scheme, { ...cells, row: make("tr", { role: "row" }, cells.name, cells.outcome, cells.reason) }];
      }));
      const head = make("tr", { role: "row" }, ...["制度", "判定", "理由・次にすること"].map((text) => make("th", { scope: "col", role: "columnheader" }, text)));
      const body = make("tbody", { role: "rowgroup" }, ...[...this.rows.values()].map(({ row }) => row));
      this.given = make("p", { class: "calc-given" });
      this.replaceChildren(this.form,
        make("div", { class: "calc-tools" }, button("印刷", () => print()), button("リンクを写す", () => page.copyLink(this.fragment(), this.notice)),
          button("入力を消す", () => { this.take(new Map()); page.keep(new Map()); page.remember(""); this.tell(["入力を消しました。"]); })),
        this.notice, this.given, this.said,
        make("div", { class: "scroll" }, make("table", { class: "calc-judged calc-rowwise", role: "table" }, make("caption", {}, "制度ごとの判定"), make("thead", { role: "rowgroup" }, head), body)));
    }

    tell(lines) {
      this.notice.replaceChildren(...lines.map((line) => make("p", {}, line)));
    }

    /** Take the facts of an address; what the browser keeps stays as it is until something is entered. */
    enter(fragment) {
      const { found, told } = page.fromFragment(this.asking, fragment);
      if (found.year) found.inputs.set(YEAR, found.year);
      this.take(found.inputs);
      this.tell(told);
    }

    take(facts) {
      this.facts = new Map([...facts].filter(([name]) => this.fields.has(name)));
      this.judge();
      const more = this.querySelector(".calc-more");
      if (more && more.querySelector("[aria-invalid]")) more.open = true;
    }

    changed(goesOn) {
      clearTimeout(this.timer);
      if (goesOn) this.timer = setTimeout(() => this.settle(), PAUSE);
      else this.settle();
    }

    settle() {
      this.judge();
      const did = page.keep(this.facts);
      page.remember(this.fragment());
      this.tell(did ? [] : ["このブラウザーは入力を残せません。「リンクを写す」で、この入力へのリンクを控えてください。"]);
    }

    /** The facts as a case of one scheme, or (without one) as that of this page. */
    typed(scheme = this.asking) {
      const inputs = [...this.facts].filter(([name, text]) => text && name !== YEAR && scheme.inputs.some((each) => each.name === name));
      return { year: this.facts.get(YEAR) ?? "", inputs: new Map(inputs), items: new Map(), readings: new Map() };
    }

    fragment(scheme = this.asking) {
      const typed = this.typed(scheme);
      if (typed.year && readYear(typed.year) === null) typed.year = "";
      return page.toFragment(scheme, typed);
    }

    judge() {
      clearTimeout(this.timer);
      for (const field of this.fields.values()) { field.show(); field.tell(""); }
      const counts = new Map(OUTCOMES.map((outcome) => [outcome, 0]));
      for (const scheme of this.schemes) {
        const { case: given, problems } = readCase(scheme, page.plain(this.typed(scheme)));
        for (const each of problems) this.fields.get(each.year === undefined ? each.input : YEAR).tell(page.words(each.problem));
        const answer = answerFor(scheme, given);
        counts.set(answer.outcome, counts.get(answer.outcome) + 1);
        const cells = this.rows.get(scheme);
        cells.name.replaceChildren(make("a", { href: `schemes/${scheme.id}.html${this.fragment(scheme) || "#calculator"}` }, scheme.title));
        cells.outcome.replaceChildren(badge(answer.outcome));
        cells.reason.replaceChildren(...reasons(answer).map((line) => make("div", {}, line)));
      }
      const text = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join("、");
      if (this.said.textContent !== text) this.said.textContent = text;
      const facts = [...this.facts].filter(([, each]) => each).map(([name, each]) => `${name}：${each}`);
      this.given.textContent = `入力したこと　${facts.join("、") || "なし"}`;
    }
  }

  /** What can be said already of rates and amounts, though not all is entered. */
  function known({ values }) {
    const isNumber = ({ state, value }) => state === "known" && /^[1-9]/.test(value);
    const isBounded = ({ state, low }) => state === "open" && low && low !== "0";
    const said = [...values].filter(([, each]) => isNumber(each) || isBounded(each));
    const texts = said.slice(0, FEW - 1).map(([name, { text }]) => `${name} ${text}`);
    return texts.length ? [`いま分かること：${texts.join("、")}`] : [];
  }

  /** Why a scheme is judged so, or what comes next. */
  function reasons(answer) {
    const named = (names) => (names.length > FEW ? `${names.slice(0, FEW).join("、")} ほか${names.length - FEW}項目` : names.join("、"));
    const soft = answer.requirements.filter((each) => each.soft && each.met === false).map((each) => each.name);
    const softly = soft.length ? [`目安「${soft.join("」「")}」に当たりません。`] : [];
    const { counts } = answer.sheet;
    // What is open has no amount to show: its reason is said instead.
    const result = ["要確認", "情報不足"].includes(answer.sheet.result?.text) ? null : answer.sheet.result;
    switch (answer.outcome) {
      case "非該当": {
        const unmet = answer.requirements.filter((each) => !each.soft && each.met === false).map((each) => each.name);
        const outside = [...new Set(answer.out_of_scope.map((each) => each.declaration))];
        if (answer.sheet.to_do.some((each) => each.heading === "措置期間外")) return [`${answer.year}は、措置の期間に入りません。`];
        if (unmet.length) return [`要件「${unmet.join("」「")}」を満たしません。`];
        return [outside.length ? `${outside.join("、")}が対象外です。` : "対象外です。"];
      }
      case "情報不足":
        return [`次を入力すると決まります：${named(answer.missing)}`, ...known(answer), ...softly];
      case "要確認": {
        const amount = result ? [`${result.name} ${result.text}`] : [];
        const judged = answer.judged.length ? [`判断者に確かめること：${named(answer.judged)}`] : [];
        const said = counts.filter((each) => each.heading !== "解釈").map((each) => `${each.heading}${each.count}`).join("・");
        return [...amount, ...judged, ...softly, ...(said ? [`${said}。資料を出した機関に確かめてください。`] : [])];
      }
      default:
        return result ? [`${result.name} ${result.text}`] : ["要件を満たします。"];
    }
  }

  customElements.define("seido-card", Card);
})();
