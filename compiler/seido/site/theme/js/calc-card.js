// <seido-card>: the facts of a town, entered once and kept in its browser, and where each scheme stands for that town.

"use strict";

(() => {
  const { judgeTown, laterOf, readCase, readYear, showYear } = seido;
  const page = seidoPage;
  const { YEAR, badge, group, make } = page;
  const PAUSE = 250; // milliseconds after the last key before all schemes are judged
  const FEW = 4; // things that are named; of more it is said how many

  /** The groups in the order of the page: the word of the answer, what the group is called in the summary, what it means. */
  const GROUPS = new Map([
    ["usable", ["該当", "団体として使える", "額や人数を入れると、計算できます。"]],
    ["project", ["情報不足", "事業の中身しだい", "団体のことで妨げになる要件は、書き起こした中にはありません。事業のことを入れると、決まります。"]],
    ["unwritten", ["要確認", "対象者を読んで確かめる", "団体の要件として書き起こしたものがありません。対象者に当たるかを確かめてください。額や人数を入れると、計算できます。"]],
    ["confirm", ["要確認", "団体が対象か要確認", "この団体が対象かどうかは、資料の記載だけでは決まりません。"]],
    ["facts", ["情報不足", "団体のことが足りない", "団体のことを入れると、決まります。"]],
    ["refused", ["非該当", "団体としては対象外", "団体のことか年度が、要件に当たりません。"]],
    ["reference", ["参考", "団体に交付する額の定めがない", "団体への額を計算する制度ではありません。対象者を見てください。"]],
  ]);

  /** What makes two schemes ask the same: one answer serves both. */
  const sameQuestion = (input) => JSON.stringify([input.asked, input.unit, input.options, [input.low, input.high, input.step].map(String)]);

  /** The facts that are asked: those that schemes share (共通), and those that some scheme asks of the town beside them. */
  function questions(schemes) {
    const found = new Map();
    for (const scheme of schemes) {
      for (const input of scheme.inputs.filter(({ name }) => scheme.town.asked.includes(name) && name !== YEAR)) {
        const known = found.get(input.name) ?? { input, same: true };
        known.same &&= sameQuestion(input) === sameQuestion(known.input);
        found.set(input.name, known);
      }
    }
    const all = [...found.values()].filter(({ same }) => same).map(({ input }) => input);
    return [all.filter(({ common }) => common), all.filter(({ common }) => !common)];
  }

  /** The schemes with their chapters, in the order of the document. */
  function ordered() {
    const listed = (seido.chapters ?? []).flatMap(([title, names]) => names.map((name) => [seido.schemes.get(name), title]));
    const rest = [...seido.schemes.values()].filter((scheme) => !listed.some(([each]) => each === scheme));
    return new Map([...listed, ...rest.map((scheme) => [scheme, ""])]);
  }

  class Card extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.schemes = ordered();
      const [common, more] = questions(this.schemes.keys());
      this.common = new Set(common);
      this.inputs = [...common, ...more];
      this.years = [...new Set([...this.schemes.keys()].map(({ year }) => year))];
      // The address is read as that of a scheme which asks these questions and no others.
      this.asking = { year: null, inputs: this.inputs, items: [], readings: [] };
      this.facts = new Map();
      this.fields = new Map();
      this.timer = 0;
      this.build(common, more);
      addEventListener("hashchange", () => { if (page.holdsCase(location.hash)) this.enter(location.hash); });
      if (page.holdsCase(location.hash)) this.enter(location.hash);
      else this.take(page.kept());
    }

    build(common, more) {
      const own = this.years.length === 1 ? showYear(this.years[0]) : "";
      const year = { asked: "year", name: YEAR, question: own ? `空なら、資料の年度（${own}）として判定します。` : "空なら、制度ごとに資料の年度として判定します。", judge: "", options: [] };
      const field = (input) => {
        const set = (text) => this.facts.set(input.name, text);
        const made = page.field(input, { get: () => this.facts.get(input.name) ?? "", set, changed: (goesOn) => this.changed(goesOn) });
        this.fields.set(input.name, made);
        return made.element;
      };
      const button = (text, act) => make("button", { type: "button", click: act }, text);
      this.notice = make("div", { class: "calc-notice", role: "status" });
      this.more = group("団体のこと（一部の制度だけで使うもの）", ...more.map(field));
      this.form = make("form", { class: "calc-form", novalidate: true, "aria-label": "団体のこと", submit: (event) => { event.preventDefault(); this.settle(); } },
        group("団体のこと", ...common.map(field), field(year)), this.more);
      this.given = make("p", { class: "calc-given" });
      this.said = make("p", { class: "calc-headline", role: "status", "aria-live": "polite" });
      this.groups = new Map([...GROUPS].map(([name, [word, title, means]]) => [name, this.section(name, word, title, means)]));
      this.replaceChildren(this.form,
        make("div", { class: "calc-tools" }, button("印刷", () => print()), button("リンクを写す", () => page.copyLink(this.fragment(), this.notice)),
          button("入力を消す", () => { this.take(new Map()); page.keep(new Map()); page.remember(""); this.tell(["入力を消しました。"]); })),
        this.notice, this.given, this.said, ...[...this.groups.values()].map(({ section }) => section));
    }

    /** The part of the page for one group; its rows are put in when the schemes are judged. */
    section(name, word, title, means) {
      // Rows are laid out as blocks on a phone, which would take from a table that it is one; the roles keep it.
      const told = name === "reference" ? ["制度", "要点", "対象者"] : ["制度", "いくら", "団体の判定と、あと要ること"];
      const head = make("tr", { role: "row" }, ...told.map((text) => make("th", { scope: "col", role: "columnheader" }, text)));
      const body = make("tbody", { role: "rowgroup" });
      const count = make("span", {});
      const heading = make("h2", { id: `group-${name}`, tabindex: -1 }, badge(word), make("span", {}, title), count);
      const table = make("table", { class: "calc-judged calc-rowwise", role: "table", "aria-labelledby": heading.id }, make("thead", { role: "rowgroup" }, head), body);
      return { section: make("section", { class: "calc-judgement", "data-group": name }, heading, make("p", {}, means), make("div", { class: "scroll" }, table)), body, count, heading };
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
      const wrong = new Set();
      const judged = new Map();
      for (const scheme of this.schemes.keys()) {
        const { case: given, problems } = readCase(scheme, page.plain(this.typed(scheme)));
        for (const each of problems) {
          const name = each.year === undefined ? each.input : YEAR;
          wrong.add(name);
          this.fields.get(name).tell(page.words(each.problem));
        }
        if (!problems.length) judged.set(scheme, { year: given.year, ...judgeTown(scheme, given.inputs, given.year) });
      }
      if (wrong.size) judged.clear(); // what was meant is not known, so nothing is said
      this.ask(judged, wrong);
      this.show(judged);
      this.sum(judged, wrong);
    }

    /** Questions of some schemes alone appear when they can matter, and stay while they are answered. */
    ask(judged, wrong) {
      const wanted = new Set([...judged.values()].flatMap(({ waiting, deciders }) => [...waiting, ...deciders]));
      const some = [...this.facts].some(([name, text]) => text && name !== YEAR);
      let shown = 0;
      for (const input of this.inputs.filter((each) => !this.common.has(each))) {
        const { element } = this.fields.get(input.name);
        element.hidden = !wrong.size && !(some && wanted.has(input.name)) && !this.facts.get(input.name);
        shown += element.hidden ? 0 : 1;
      }
      this.more.hidden = !shown;
    }

    show(judged) {
      for (const [name, { section, body, count }] of this.groups) {
        const rows = [...judged].filter(([, found]) => found.group === name);
        section.hidden = !rows.length;
        count.textContent = `${rows.length}件`;
        body.replaceChildren(...rows.map(([scheme, found]) => this.row(scheme, found)));
      }
    }

    row(scheme, found) {
      const chapter = this.schemes.get(scheme);
      const lines = (texts) => texts.map((text) => (Array.isArray(text) ? make("p", {}, make("b", {}, text[0]), `　${text[1]}`) : make("p", {}, text)));
      return make("tr", { role: "row", "data-scheme": scheme.id },
        make("th", { scope: "row", role: "rowheader" }, make("a", { href: `schemes/${scheme.id}.html${this.fragment(scheme) || "#calculator"}` }, scheme.title), chapter ? make("small", {}, chapter) : ""),
        make("td", { role: "cell", "data-part": found.group === "reference" ? "要点" : "いくら" }, ...lines(amounts(scheme, found.year, found))),
        make("td", { role: "cell" }, ...lines(reasons(scheme, found))));
    }

    /** The line above the groups: for which year, and how many of each. */
    sum(judged, wrong) {
      const typed = this.facts.get(YEAR) ?? "";
      const year = typed ? readYear(typed) : this.years.length === 1 ? this.years[0] : null;
      const scheme = [...this.schemes.keys()].find((each) => year !== null && year > each.year);
      const later = scheme ? laterOf({ scheme, year }) : "";
      const as = year === null ? "" : `${showYear(year)}として判定`;
      const parts = [...this.groups].flatMap(([name, { heading }]) => {
        const count = [...judged.values()].filter((found) => found.group === name).length;
        const [word, title] = GROUPS.get(name);
        const go = (event) => { event.preventDefault(); heading.focus(); heading.scrollIntoView(); };
        return count ? [make("a", { href: `#${heading.id}`, "data-group": name, click: go }, badge(word), ` ${title} `, make("b", {}, String(count)))] : [];
      });
      const text = wrong.size ? [make("span", { class: "calc-wrong" }, `読めない欄が${wrong.size}つあるので、判定していません。直すと、判定が出ます。`)] : [make("strong", {}, as || "制度ごとの年度として判定"), ...parts, ...(later ? [make("small", { class: "calc-mind" }, later)] : [])];
      const state = text.map((each) => each.textContent).join("\n");
      if (this.state !== state) this.said.replaceChildren(...text);
      this.state = state;
      const facts = [...this.facts].filter(([name, each]) => each && name !== YEAR).map(([name, each]) => `${name}：${each}`);
      this.given.textContent = `団体のこと　${facts.join("、") || "入力なし"}`;
    }
  }

  const named = (names) => (names.length > FEW ? `${names.slice(0, FEW).join("、")} ほか${names.length - FEW}項目` : names.join("、"));
  const quoted = (names) => `「${names.slice(0, FEW).join("」「")}」${names.length > FEW ? `ほか${names.length - FEW}件` : ""}`;

  /** What there is to get: what the facts determine, and the 要点 without what they rule out. */
  function amounts(scheme, year, { group, headline, known, unsettled }) {
    if (group === "refused") return ["—"];
    const own = known.slice(0, FEW - 1).map(([name, text]) => `${name} ${text}`).join("、");
    // While a 要件 about the town stands open, what there is to get is so only where it is met.
    const when = unsettled.length ? `団体の要件${quoted(unsettled)}に当たる場合` : "この団体では";
    const other = year === scheme.year ? "" : `資料の要点は${showYear(scheme.year)}のものなので、示しません。`;
    if (headline && !own && unsettled.length) return [[when, headline]];
    return [own && [when, own], headline || other].filter(Boolean);
  }

  const who = ({ audience }) => (audience ? [`対象者：${audience}`] : []);

  /** What of a choice is ruled out, and the 要件 that do so. */
  function without(refused, name) {
    const some = refused.filter(([asked]) => asked === name);
    return [some.map(([, option]) => option), [...new Set(some.flatMap(([, , why]) => why))]];
  }

  /** Why choices are ruled out: 要件 that are not met, or, without one, figures that are 対象外 for this town and year. */
  const ruled = (why) => (why.length ? `要件${quoted(why)}に当たりません。` : "この団体とこの年度では、対象外です。");

  /** What the 要件 about the town say, in one line each. */
  function standing({ town }, { met, fixed, refused }) {
    const needed = new Map(town.own);
    const about = met.filter((name) => needed.get(name).length);
    const choices = fixed.map(([name, option]) => {
      const [others, why] = without(refused, name);
      return `${name}は「${option}」です。${quoted(others)}は、${ruled(why)}`;
    });
    const settled = new Set(fixed.map(([name]) => name));
    const partly = [...new Set(refused.map(([name]) => name))].filter((name) => !settled.has(name)).map((name) => {
      const [others, why] = without(refused, name);
      return `${name}のうち${quoted(others)}は、${ruled(why)}`;
    });
    const none = choices.length ? [] : [`団体の要件として書き起こしたものはありません。${town.audience ? "次の対象者に当たるか、確かめてください。" : "対象になるかを、資料で確かめてください。"}`, ...who(town)];
    return [...(about.length ? [`団体の要件${quoted(about)}を満たします。`] : none), ...choices, ...partly];
  }

  /** Why a scheme stands in its group, and what comes next. */
  function reasons(scheme, found) {
    const { unmet, outside, applies, unsettled, waiting, deciders, silent, open, missing, doubtful, group } = found;
    const { town } = scheme;
    const doubt = doubtful ? ["記載なしがあり、額は要確認になることがあります。"] : [];
    const enter = missing.length ? [`あと入れるもの：${named(missing)}`] : [];
    switch (group) {
      case "usable":
      case "unwritten":
        return [...standing(scheme, found), ...enter, ...doubt];
      case "project":
        return [...standing(scheme, found), `事業の要件：${named(open)}`, ...enter, ...doubt];
      case "confirm": {
        const others = deciders.map((name) => `「${name}」は、${scheme.inputs.find((each) => each.name === name).judge}が判断します。`);
        const why = unsettled.length ? [`団体の要件${quoted(unsettled)}に当たるかが、まだ言えません。`] : [`この団体の「${silent.slice(0, FEW).join("」「")}」は、資料に記載なしです。`];
        return [...why, ...others, ...(deciders.length ? [] : ["資料を出した機関に確かめてください。"]), ...who(town), ...enter];
      }
      case "facts":
        return [`次を入れると、団体の要件${quoted(unsettled)}が決まります：${named(waiting)}`, ...who(town)];
      case "refused":
        if (!applies) return ["この年度は、措置の期間に入りません。"];
        if (unmet.length) return [`要件${quoted(unmet)}を満たしません。`, ...who(town)];
        return [outside.length ? `${outside.join("、")}が対象外です。` : "対象外です。", ...who(town)];
      default:
        return who(town);
    }
  }

  customElements.define("seido-card", Card);
})();
