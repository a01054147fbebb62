import { confirmOn, copy, el } from "./dom.js";
import { progressFollower } from "./progress.js";
import { Uploads } from "./upload.js";

const desk = document.getElementById("desk");
const followRun = progressFollower(async (message) => {
  const said = document.getElementById("notice");
  await refresh();
  // What was said before the run ended, such as that a document is removed, is still being read.
  if (said && !document.getElementById("notice")) {
    document.getElementById("desk-title").after(said);
  }
  if (message) {
    announce(message);
  }
});
const uploads = new Uploads({
  list: () => document.getElementById("uploads"),
  csrf: () => document.querySelector("#upload [name=csrf]").value,
  onAdded: async (words) => {
    await refresh();
    announce(words);
  },
});

function announce(words) {
  document.getElementById("note").textContent = words;
}

function fail(title, detail) {
  document.getElementById("problem")?.remove();
  const summary = el(
    "div",
    { className: "summary", id: "problem", tabIndex: -1 },
    el("h2", {}, title),
    el("p", {}, detail),
  );
  document.getElementById("desk-title").after(summary);
  summary.focus();
}

/** Puts the desk of a freshly fetched page in place of this one, and the focus where it was or where it makes sense. */
function show(html, focusId) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("desk");
  if (!fresh) {
    if (page.body.classList.contains("error")) {
      fail(page.querySelector("h1").textContent, page.querySelector(".lede").textContent);
    } else {
      location.assign("/owner");
    }
    return;
  }
  const focused = desk.contains(document.activeElement) ? document.activeElement.id || focusId : null;
  keepUnfinished(fresh);
  desk.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  const notice = document.getElementById("notice");
  if (notice) {
    // Said by the page's own status, which exists from the start: one that comes with its text may stay silent.
    notice.removeAttribute("role");
    announce(notice.textContent);
  }
  const problem = document.getElementById("problem");
  if (problem) {
    problem.focus();
  } else if (focused !== null) {
    (document.getElementById(focused) ?? document.getElementById(focusId ?? "desk-title"))?.focus();
  }
  followRun();
}

/** Carries uploads under way and a headline being typed over to the fresh desk. */
function keepUnfinished(fresh) {
  fresh.querySelector("#uploads")?.replaceWith(document.getElementById("uploads"));
  const typed = document.getElementById("headline");
  if (typed && typed.value !== typed.defaultValue) {
    fresh.querySelector("#headline").value = typed.value;
  }
}

async function refresh() {
  try {
    const response = await fetch("/owner", { headers: { Accept: "text/html" } });
    show(await response.text());
  } catch {
    fail("The server cannot be reached", "What you see may be out of date. Reload when you are back online.");
  }
}

desk.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!("swap" in form.dataset)) {
    return;
  }
  event.preventDefault();
  if (form.ariaBusy === "true") {
    return;
  }
  form.ariaBusy = "true";
  form.closest("[popover]")?.hidePopover();
  const headline = form.elements.headline;
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "text/html" },
      body: new URLSearchParams(new FormData(form)),
    });
    const html = await response.text();
    if (headline && response.ok) {
      headline.defaultValue = headline.value;
    }
    show(html, form.dataset.swap || `${form.closest(".task").id}-title`);
  } catch {
    fail("The server cannot be reached", "Nothing was changed. Try again when you are back online.");
  } finally {
    form.ariaBusy = null;
  }
});

desk.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    const copied = await copy(field.value);
    confirmOn(button, copied ? "Copied" : "Selected");
    announce(copied ? "Link copied" : "The browser does not allow copying. The link is selected instead.");
  }
});

function takeChosen(field) {
  uploads.add([...field.files]);
  field.value = "";
}

desk.addEventListener("change", (event) => {
  if (event.target.id === "file") {
    takeChosen(event.target);
  }
});

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
const over = (event) => event.target instanceof Element && event.target.closest("#upload");

// A file dropped beside the zone would otherwise replace the page by the file.
for (const type of ["dragover", "drop"]) {
  document.addEventListener(type, (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      document.getElementById("upload")?.classList.toggle("over", type === "dragover" && Boolean(over(event)));
    }
    if (type === "drop" && carriesFiles(event) && over(event)) {
      uploads.add([...event.dataTransfer.files]);
    }
  });
}
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) {
    document.getElementById("upload")?.classList.remove("over");
  }
});

document.documentElement.classList.add("scripted");
// Files that were chosen while this script was still on its way.
takeChosen(document.getElementById("file"));
followRun();
