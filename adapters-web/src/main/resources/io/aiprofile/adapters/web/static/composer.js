import { el } from "./dom.js";

/** The field, its one button, and everything said about them. */
export class Composer {
  #field;
  #button;
  #problem;
  #count;
  #limit;
  #draftKey;
  #busy = false;
  #waitTimer = 0;

  constructor(form, { onAsk, onStop }) {
    this.#field = form.elements.message;
    this.#button = form.querySelector("#ask");
    this.#problem = form.querySelector("#composer-problem");
    this.#count = form.querySelector("#composer-count");
    this.#limit = Number(form.dataset.maxLength);
    this.#draftKey = `draft:${form.dataset.slug}`;
    form.noValidate = true;

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = this.#field.value.trim();
      if (this.#busy || this.#button.disabled) {
        return;
      }
      if (question === "" || question.length > this.#limit) {
        this.#field.focus();
        return;
      }
      this.#field.value = "";
      this.#measure();
      onAsk(question);
    });
    this.#button.addEventListener("click", (event) => {
      if (this.#busy) {
        event.preventDefault();
        // The second half of a double click on Ask lands on Stop.
        if (event.detail < 2) {
          onStop();
        }
      }
    });
    this.#field.addEventListener("keydown", (event) => {
      // 229: Safari ends a composition before it reports the Enter that ended it.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && !event.shiftKey && !composing) {
        event.preventDefault();
        form.requestSubmit(this.#button);
      }
    });
    this.#field.addEventListener("input", () => {
      this.#measure();
      this.keep();
    });
    this.#restore();
    this.#measure();
  }

  /** Remembers what is in the field now; not called while a question is on its way, so that a reload brings it back. */
  keep() {
    try {
      sessionStorage.setItem(this.#draftKey, this.#field.value);
    } catch {
      // Storage is switched off or full: the draft lives as long as the page.
    }
  }

  giveBack(question) {
    if (this.#field.value.trim() === "") {
      this.#field.value = question;
      this.#measure();
    }
    this.keep();
  }

  busy(busy) {
    this.#busy = busy;
    this.#button.textContent = busy ? "Stop" : "Ask";
    this.#button.classList.toggle("stop", busy);
    this.#button.classList.toggle("primary", !busy);
  }

  clearProblem() {
    clearInterval(this.#waitTimer);
    this.#problem.replaceChildren();
    this.#button.disabled = false;
    this.#field.removeAttribute("aria-invalid");
  }

  problem(words, onRetry) {
    this.clearProblem();
    this.#problem.append(el("p", {}, words));
    if (onRetry) {
      const retry = el("button", { type: "button", className: "btn" }, "Retry");
      retry.addEventListener("click", () => {
        this.#field.value = "";
        this.#field.focus();
        onRetry();
      });
      this.#problem.append(retry);
    }
  }

  /** Counts down to the moment when asking is allowed again. */
  wait(words, seconds) {
    this.problem(words);
    this.#button.disabled = true;
    const until = Date.now() + seconds * 1000;
    // Outside the alert's announced text: a number a second is nothing to read out.
    const clock = el("p", { ariaHidden: "true" });
    this.#problem.append(clock);
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left <= 0) {
        this.clearProblem();
      } else {
        clock.textContent = `Ask again in ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`}`;
      }
    };
    this.#waitTimer = setInterval(tick, 250);
    tick();
  }

  #restore() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("ask");
    if (asked) {
      this.#field.value ||= asked;
      history.replaceState(null, "", location.pathname);
      this.#field.focus();
      return;
    }
    try {
      this.#field.value ||= sessionStorage.getItem(this.#draftKey) ?? "";
    } catch {
      // As in keep().
    }
  }

  #measure() {
    const length = this.#field.value.trim().length;
    const left = this.#limit - length;
    const near = left <= Math.max(50, this.#limit / 10);
    this.#count.textContent = !near
      ? ""
      : left >= 0
        ? `${left} characters left`
        : `${-left} characters too many`;
    this.#count.classList.toggle("over", left < 0);
    this.#field.toggleAttribute("aria-invalid", false);
    if (left < 0) {
      this.#field.setAttribute("aria-invalid", "true");
    }
  }
}
