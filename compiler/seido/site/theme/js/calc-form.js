// One field of a calculator: its label, what is asked, how it is written, and what is wrong with it, next to it.

"use strict";

(() => {
  const { showNumber } = seido;
  const { showUnit } = seido.from("display.js");
  const { LONGEST, make } = seidoPage;
  const FEW = 8; // choices that are shown side by side; more go into a list
  const UNKNOWN = ["?", "？"];
  let count = 0;

  /** The unit beside a box: what may be written behind the number. */
  function beside({ asked, unit, shown }) {
    if (asked !== "number") return "";
    if (unit[0].includes("円")) {
      const each = unit[1].length ? `/${unit[1].join("・")}` : "";
      return ["円", "千円", "万円"].map((name) => `${name}${each}`).join("・");
    }
    if (shown === "割合") return "％・割・分数";
    return unit[0].length || unit[1].length ? shown || showUnit(unit) : "";
  }

  /** What may be entered: the range, the step, an example. */
  function hint({ asked, unit, shown, low, high, lowOpen, highOpen, step }) {
    if (asked === "year") return "例：令和6年度、R6、2024";
    if (asked === "day") return "例：令和6年4月1日、2024年4月1日";
    if (asked !== "number") return "";
    const show = (value) => showNumber(value, unit, shown);
    // That nothing is less than 0, and is counted in whole yen or persons, goes without saying.
    const least = low && (low.over || lowOpen) ? show(low) + (lowOpen ? "超" : "以上") : "";
    const range = [least, high && show(high) + (highOpen ? "未満" : "以下")];
    const counts = step && step.over === step.under;
    const example = unit[0].includes("円") ? "例：2,400万円、500千円（0のほかは、単位も書きます）" : shown === "割合" ? "例：50%、2/3、5割" : "";
    return [range.filter(Boolean).join(" "), step && !counts ? `${show(step)}きざみ` : "", example].filter(Boolean).join("。");
  }

  /**
   * A field. `get` and `set` are of its typed text; `changed` is called after `set`, with whether the typing goes on.
   * `element` is hidden and shown by its owner; `show` takes the text again, `tell` says what is wrong, `note` what is so.
   */
  function field(input, { get, set, changed, label = input.name, unknown = "まだ分からない" }) {
    count += 1;
    const id = `calc-${count}`;
    const error = make("p", { class: "calc-error", id: `${id}-error`, hidden: true });
    const remark = make("p", { class: "calc-remark", id: `${id}-remark`, hidden: true });
    const texts = [
      input.question && input.question !== label ? input.question : "",
      input.judge ? `判断するのは${input.judge}です。確かめていなければ、空のままで構いません。` : "",
      hint(input),
    ].filter(Boolean);
    const help = make("p", { class: "calc-help", id: `${id}-help` }, ...texts.map((text) => make("span", {}, text)));
    const described = `${id}-help ${id}-remark ${id}-error`;
    const choices = input.asked === "truth" ? ["はい", "いいえ"] : input.asked === "member" ? input.options : null;
    const typed = (text, goesOn) => { set(text); changed(goesOn); };
    let element, control, show;
    if (choices && choices.length <= FEW) {
      const boxes = new Map();
      const radio = (value, text, more = "") => {
        const box = make("input", { type: "radio", name: id, change: () => typed(value, false) });
        boxes.set(value, box);
        return make("label", {}, box, make("span", {}, text, more ? make("small", {}, more) : ""));
      };
      const radios = choices.map((value) => radio(value, value, input.descriptions.get(value)));
      if (unknown) radios.push(radio("", unknown));
      element = control = make("fieldset", { class: "calc-field", role: "radiogroup", "aria-labelledby": `${id}-legend`, "aria-describedby": described },
        make("legend", { id: `${id}-legend` }, label), help, make("div", { class: "calc-radios" }, ...radios), remark, error);
      show = () => {
        const text = UNKNOWN.includes(get()) ? "" : get();
        for (const [value, box] of boxes) box.checked = value === text;
      };
    } else if (choices) {
      const options = choices.map((value) => make("option", { value }, value));
      control = make("select", { id, "aria-describedby": described, change: () => typed(control.value, false) },
        make("option", {}, unknown), ...options);
      control.firstChild.value = "";
      element = make("div", { class: "calc-field" }, make("label", { for: id }, label), help, control, remark, error);
      show = () => { control.value = choices.includes(get()) ? get() : ""; };
    } else {
      // What is being typed over is not filled again (a year has a value of its own) before somebody leaves it.
      let typing = false;
      control = make("input", { type: "text", id, autocomplete: "off", spellcheck: "false", maxlength: LONGEST, "aria-describedby": described,
        input: () => { typing = true; typed(control.value, true); },
        change: () => { typing = false; typed(control.value, false); },
        blur: () => { typing = false; show(); } });
      element = make("div", { class: "calc-field" }, make("label", { for: id }, label), help,
        make("div", { class: "calc-line" }, control, beside(input) ? make("span", { class: "calc-unit" }, beside(input)) : ""), remark, error);
      show = () => { if (control.value !== get() && (!typing || control.value.trim())) control.value = get(); };
    }
    help.hidden = !texts.length;
    const say = (place, text) => { place.textContent = text; place.hidden = !text; };
    return {
      element, show,
      tell(text) {
        say(error, text);
        if (text) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      },
      note: (text) => say(remark, text),
      focus: () => (control.matches("fieldset") ? control.querySelector("input") : control).focus(),
    };
  }

  /** A named group of fields, hidden while all in it is hidden. */
  function group(name, ...inside) {
    return make("fieldset", { class: "calc-group" }, make("legend", {}, name), ...inside);
  }

  Object.assign(seidoPage, { field, group });
})();
