import { el } from "./dom.js";

const MEBIBYTE = 1024 * 1024;

/** Only spares a hopeless upload; the server looks at the content and decides. */
function tooLarge(file) {
  const limit = /\.pdf$/i.test(file.name) || file.type === "application/pdf" ? 5 : 1;
  return file.size > limit * MEBIBYTE ? `Larger than ${limit} MB, the limit for this kind of file.` : "";
}

/** Sends files one after another, each with its own row, so that one refusal stops nothing else. */
export class Uploads {
  #list;
  #csrf;
  #onAdded;
  #waiting = [];
  #sending = false;

  constructor({ list, csrf, onAdded }) {
    this.#list = list;
    this.#csrf = csrf;
    this.#onAdded = onAdded;
  }

  add(files) {
    for (const file of files) {
      const row = this.#row(file);
      const refusal = tooLarge(file);
      if (refusal) {
        this.#fail(row, refusal);
      } else {
        this.#waiting.push(row);
      }
    }
    this.#next();
  }

  async #next() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    for (let row = this.#waiting.shift(); row; row = this.#waiting.shift()) {
      if (row.item.isConnected) {
        await this.#send(row);
      }
    }
    this.#sending = false;
  }

  #row(file) {
    const state = el("span", { className: "quiet" }, "Waiting");
    const bar = el("progress", { max: 100, value: 0, ariaLabel: `Uploading ${file.name}` });
    const button = el("button", { type: "button", className: "btn", ariaLabel: `Cancel ${file.name}` }, "Cancel");
    const item = el(
      "li",
      { className: "upload" },
      el("div", {}, el("b", { dir: "auto" }, file.name), " ", state, bar),
      button,
    );
    const row = { file, state, bar, button, item, request: null };
    button.addEventListener("click", () => {
      row.request?.abort();
      item.remove();
      document.getElementById("file").focus();
    });
    this.#list().append(item);
    return row;
  }

  #send(row) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      row.request = request;
      request.open("POST", "/owner/documents");
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) {
          row.bar.value = (100 * event.loaded) / event.total;
          row.state.textContent = event.loaded < event.total ? `${Math.round(row.bar.value)} %` : "Checking";
        }
      });
      request.addEventListener("load", async () => {
        if (request.status === 201) {
          const { name, replaced } = request.response;
          row.item.remove();
          await this.#onAdded(replaced ? `${name} was replaced` : `${name} was added`);
        } else {
          this.#fail(row, request.response?.detail || request.response?.title || "The server could not take this file.");
        }
        resolve();
      });
      request.addEventListener("error", () => {
        this.#fail(row, "The connection broke. Choose the file again to retry.");
        resolve();
      });
      request.addEventListener("abort", resolve);
      const body = new FormData();
      body.append("csrf", this.#csrf());
      body.append("file", row.file);
      request.send(body);
    });
  }

  #fail(row, words) {
    row.item.classList.add("failed");
    row.bar.remove();
    row.state.textContent = words;
    row.state.setAttribute("role", "alert");
    row.button.textContent = "Dismiss";
    row.button.ariaLabel = `Dismiss ${row.file.name}`;
  }
}
