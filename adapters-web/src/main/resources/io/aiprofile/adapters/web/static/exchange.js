import { el } from "./dom.js";

/** A confirmation is the program's own word: there is nothing to judge. */
const VERDICTS = {
  full: "Every sentence cited",
  partly: "Partly cited",
  none: "Not in the documents",
  confirmation: "",
};

const ENDINGS = { stopped: "Stopped", interrupted: "Interrupted" };

const SENTENCE_END = /[.!?…:;。！？।؟]['"”’»)]*$/;

const count = (number) => (number === 1 ? "1 source" : `${number} sources`);

/** A question and the answer that is arriving. Builds what the template tag/exchange.jte builds. */
export class Exchange {
  #key;
  #twin;
  #under;
  #prose;
  #verdict;
  #answer;
  #sources;
  #citations = new Map();
  #before = { text: "", markers: [] };

  /** `twin` is whom it is asked of: slug and name, and the csrf field of forms. */
  constructor(key, question, twin) {
    this.#key = key;
    this.#twin = twin;
    this.#prose = el("div", { className: "prose" });
    this.#verdict = el("p", { className: "verdict" });
    this.#under = el("div", { className: "under" }, this.#verdict);
    this.#answer = el("div", { className: "answer" }, el("div", { className: "body" }, this.#prose, this.#under));
    this.element = el(
      "article",
      { className: "exchange fresh", "aria-labelledby": `${key}-q`, "data-key": key, "data-support": "pending" },
      el("h2", { className: "question", id: `${key}-q`, dir: "auto" }, question),
      this.#answer,
    );
    this.question = question;
  }

  get empty() {
    return this.#prose.querySelector(".sentence") === null;
  }

  think() {
    if (this.empty) {
      this.#prose.append(el("p", { className: "thinking" }, "Reading the documents…"));
    }
  }

  cite(citations) {
    for (const citation of citations) {
      const known = this.#citations.get(citation.marker);
      this.#citations.set(citation.marker, citation);
      if (known) {
        this.#sources.querySelector(`[data-marker="${citation.marker}"]`).replaceWith(this.#source(citation));
      } else {
        this.#tray().append(this.#source(citation));
      }
    }
    if (this.#sources) {
      this.#sources.querySelector("summary").textContent = count(this.#citations.size);
    }
    this.#markUnsupported();
  }

  sentence({ text, markers = [] }) {
    this.#prose.querySelector(".thinking")?.remove();
    // Passages from different places, and entries of a list, do not read on: each has its own paragraph.
    const readsOn =
      SENTENCE_END.test(this.#before.text) && markers.some((marker) => this.#before.markers.includes(marker));
    if (!readsOn) {
      this.#prose.append(el("p", { dir: "auto" }));
    }
    const marks = markers.map((marker) =>
      el("a", { className: "mark", href: `#${this.#key}-s${marker}`, ariaLabel: `Source ${marker}` }, String(marker)),
    );
    this.#prose.lastElementChild.append(
      readsOn ? " " : "",
      el("span", { className: "sentence fresh" }, text, ...marks),
    );
    this.#before = { text, markers };
    this.#markUnsupported();
  }

  finish({ answer, citations = [], level, mode, ending, contact }) {
    if (this.empty && answer) {
      this.sentence({ text: answer });
    }
    this.cite(citations);
    if (ending in ENDINGS) {
      this.cut(ending);
    } else {
      this.#judge(level in VERDICTS ? level : "none");
      if (this.#citations.size > 0 && mode === "extractive") {
        this.#verdict.append(" · Quoted from the documents");
      }
      if (level === "none") {
        this.#under.before(
          el("p", { className: "aside" }, el("bdi", {}, this.#twin.name), " will see that this question was asked."),
        );
      }
    }
    if (contact) {
      this.#under.before(contact.state === "offered" ? this.#offer(contact.email) : this.#passedOn());
    }
  }

  /** Ends an answer that will not be completed: it was `stopped` or `interrupted`. */
  cut(ending) {
    this.#prose.querySelector(".thinking")?.remove();
    const sentences = [...this.#prose.querySelectorAll(".sentence")];
    const cited = sentences.filter((sentence) => sentence.querySelector(".mark")).length;
    if (cited > 0) {
      this.#judge(cited === sentences.length ? "full" : "partly");
    }
    this.#verdict.prepend(el("span", { className: "label" }, ENDINGS[ending]));
  }

  followUps(questions) {
    const { slug, csrf } = this.#twin;
    if (questions.length > 0) {
      this.element.append(
        el(
          "form",
          { className: "chips", method: "post", action: `/chat/${slug}` },
          el("p", { className: "visually-hidden" }, "Questions that follow"),
          el("input", { type: "hidden", name: "csrf", value: csrf }),
          ...questions.map((question) =>
            el("button", { className: "chip", name: "message", value: question, dir: "auto" }, question),
          ),
        ),
      );
    }
  }

  #judge(support) {
    this.element.dataset.support = support;
    if (VERDICTS[support]) {
      this.#verdict.replaceChildren(el("b", {}, VERDICTS[support]));
    }
    if (this.#citations.size > 0) {
      this.#verdict.append(el("span", { className: "count" }, ` · ${count(this.#citations.size)}`));
    }
  }

  /** Where some sentences are cited, nothing supports the others. */
  #markUnsupported() {
    if (this.#citations.size > 0) {
      for (const sentence of this.#prose.querySelectorAll(".sentence:not(.unsupported, :has(.mark))")) {
        sentence.classList.add("unsupported");
        sentence.append(" ", el("small", { className: "flag" }, "unsupported"));
      }
    }
  }

  #offer(email) {
    const { slug, csrf, name } = this.#twin;
    return el(
      "form",
      { className: "contact", method: "post", action: `/chat/${slug}/contact` },
      el("input", { type: "hidden", name: "csrf", value: csrf }),
      el(
        "button",
        { className: "chip", name: "email", value: email },
        "Pass ", el("bdi", {}, email), " on to ", el("bdi", {}, name),
      ),
    );
  }

  #passedOn() {
    return el("p", { className: "aside" }, "Your address was passed on to ", el("bdi", {}, this.#twin.name), ".");
  }

  #tray() {
    if (!this.#sources) {
      this.#sources = el("details", { className: "sources" }, el("summary"), el("ol", { ariaLabel: "Sources" }));
      this.#answer.append(this.#sources);
    }
    return this.#sources.querySelector("ol");
  }

  #source({ marker, document, section, page, quote }) {
    const where = el("p", { className: "where", dir: "auto" }, el("b", {}, document));
    if (section) {
      where.append(el("span", { className: "section" }, section));
    }
    if (page) {
      where.append(el("span", { className: "page" }, `page ${page}`));
    }
    return el(
      "li",
      { className: "source", id: `${this.#key}-s${marker}`, tabIndex: -1, "data-marker": marker },
      el("span", { className: "number", ariaHidden: "true" }, String(marker)),
      el("div", {}, where, el("q", { dir: "auto" }, quote)),
    );
  }
}

/** Copy and retry work only with scripts, so scripts put them there. */
export function addActions(article) {
  const actions = el("div", { className: "actions" });
  if (article.querySelector(".sentence")) {
    actions.append(el("button", { type: "button", "data-do": "copy" }, "Copy"));
  }
  actions.append(el("button", { type: "button", "data-do": "retry" }, "Retry"));
  article.querySelector(".under").append(actions);
}

const isUnsupported = (sentence) => sentence.classList.contains("unsupported");

/** The answer with what can be done about it, as it is read out. */
export function spoken(article) {
  const sentences = [...article.querySelectorAll(".sentence")].map(
    (sentence) => sentence.firstChild.data.trim() + (isUnsupported(sentence) ? " (unsupported)" : ""),
  );
  const asides = [...article.querySelectorAll(".aside, .contact .chip")].map((aside) => aside.textContent);
  const ending = [...article.querySelectorAll(".verdict .label")].map((label) => `${label.textContent}.`);
  return [...sentences, ...ending, ...asides].join(" ");
}

/** The answer for a letter or a note: plain text with numbered sources below. */
export function plainText(article) {
  const paragraphs = [...article.querySelectorAll(".prose p")].map((paragraph) =>
    [...paragraph.querySelectorAll(".sentence")]
      .map((sentence) => {
        const marks = isUnsupported(sentence)
          ? "[unsupported]"
          : [...sentence.querySelectorAll(".mark")].map((mark) => `[${mark.textContent}]`).join("");
        return `${sentence.firstChild.data.trim()}${marks && ` ${marks}`}`;
      })
      .join(" "),
  );
  const sources = [...article.querySelectorAll(".source")].map((source) => {
    const where = [...source.querySelector(".where").children].map((part) => part.textContent).join(", ");
    return `[${source.dataset.marker}] ${where}: “${source.querySelector("q").textContent}”`;
  });
  return [...paragraphs, ...(sources.length > 0 ? [["Sources", ...sources].join("\n")] : [])].join("\n\n");
}
