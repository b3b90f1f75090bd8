/** Problems in words, Japanese or English, from the same catalogue as the messages of the command. */

import { MESSAGES } from "./messages.js";

/**
 * What is wrong (`message`), what would be right (`remedy`), and the `title` of a problem.
 *
 * @param {import("./reading.js").Problem} problem
 * @param {"ja" | "en"} [language]
 */
export function describe({ code, facts }, language = "ja") {
  const { title, message, remedy } = MESSAGES[code][language];
  return { code, title, message: filled(message, facts), remedy: filled(remedy, facts) };
}

function filled(text, facts) {
  return text.replace(/\{\{|\}\}|\{([a-z_]+)\}/g, (found, name) => (name ? (facts[name] ?? "") : found[0])).trim();
}
