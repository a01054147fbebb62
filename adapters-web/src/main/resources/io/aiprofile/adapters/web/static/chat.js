import { Composer } from "./composer.js";
import { confirmOn, copy, el } from "./dom.js";
import { addActions, Exchange, plainText, spoken } from "./exchange.js";
import { followEnd } from "./follow.js";
import { tieSources } from "./sources.js";
import { passOn, Refusal, turn } from "./turn.js";

/** Shorter waits need no sign of life; a flash of one would only unsettle. */
const THINKING_AFTER_MS = 300;

const thread = document.getElementById("thread");
const form = document.getElementById("composer");
const slug = form.dataset.slug;
const twin = { slug, name: form.dataset.name, csrf: form.elements.csrf.value };
const end = followEnd(thread, document.getElementById("jump"));
const composer = new Composer(form, { onAsk: ask, onStop: () => answering?.abort() });
let answering = null;
let sessionId = form.dataset.session || null;
let asked = 0;

function say(words) {
  document.getElementById("say").textContent = words;
}

function note(words) {
  document.getElementById("note").textContent = words;
}

function begin(exchange, replaced) {
  answering = new AbortController();
  composer.clearProblem();
  composer.busy(true);
  markChips(true);
  say("Answering…");
  if (replaced) {
    replaced.replaceWith(exchange.element);
  } else {
    thread.append(exchange.element);
    end.begin();
  }
}

/** Asks once, however often it is clicked. `replaced` is the article that a retry takes the place of. */
async function ask(question, replaced = null) {
  if (answering) {
    return;
  }
  const exchange = new Exchange(`n${++asked}`, question, twin);
  begin(exchange, replaced);
  const { signal } = answering;
  const thinking = setTimeout(() => exchange.think(), THINKING_AFTER_MS);
  let done = null;
  let followUps = [];
  try {
    for await (const { event, value } of turn(slug, question, sessionId, signal)) {
      if (event === "session") {
        sessionId = value.session_id;
      } else if (event === "sources") {
        exchange.cite(value);
      } else if (event === "sentence") {
        exchange.sentence(value);
      } else if (event === "followups") {
        followUps = value;
      } else if (event === "done") {
        done = value;
      }
      composer.keep();
    }
    if (done) {
      sessionId = done.session_id ?? sessionId;
      exchange.finish(done);
      exchange.followUps(done.followups ?? followUps);
      settle(exchange);
    } else {
      breakOff(exchange, new Error("The answer did not arrive."), replaced);
    }
  } catch (failure) {
    if (signal.aborted) {
      exchange.cut("stopped");
      composer.keep();
      settle(exchange);
    } else {
      breakOff(exchange, failure, replaced);
    }
  } finally {
    clearTimeout(thinking);
    answering = null;
    composer.busy(false);
    markChips(false);
    end.end();
  }
}

function settle(exchange) {
  addActions(exchange.element);
  document.getElementById("latest")?.removeAttribute("id");
  thread.lastElementChild.id = "latest";
  say(spoken(exchange.element));
}

/** Something failed on the way: keep what was shown, or else give the question back. */
function breakOff(exchange, failure, replaced) {
  if (!exchange.empty) {
    exchange.cut("interrupted");
    settle(exchange);
    return;
  }
  if (replaced) {
    exchange.element.replaceWith(replaced);
  } else {
    exchange.element.remove();
  }
  say("");
  composer.giveBack(exchange.question);
  explain(failure, () => ask(exchange.question, replaced));
}

function explain(failure, retry) {
  if (failure instanceof Refusal && failure.retryAfterSeconds > 0) {
    composer.wait(failure.message, failure.retryAfterSeconds);
  } else if (failure instanceof Refusal) {
    composer.problem(failure.message, failure.retryable ? retry : null);
  } else if (!navigator.onLine) {
    composer.problem("You are offline. Your question is kept.", retry);
  } else {
    composer.problem("The answer did not get through. Your question is kept.", retry);
  }
}

/** Not disabled, which would throw the focus away: a chip that waits says so and does nothing. */
function markChips(waiting) {
  for (const chip of thread.querySelectorAll(".chip")) {
    chip.toggleAttribute("aria-disabled", false);
    if (waiting) {
      chip.setAttribute("aria-disabled", "true");
    }
  }
}

/** Passes the visitor's address on; the offer becomes the word that it is done. */
async function accept(offer, email) {
  if (answering || offer.ariaBusy === "true") {
    return;
  }
  offer.ariaBusy = "true";
  composer.clearProblem();
  try {
    await passOn(slug, sessionId, email);
    const done = el("p", { className: "aside", tabIndex: -1 }, "Passed on to ", el("bdi", {}, twin.name), ".");
    offer.replaceWith(done);
    done.focus();
    note(done.textContent);
  } catch (failure) {
    offer.ariaBusy = null;
    composer.problem(failure instanceof Refusal ? failure.message : "Your address did not get through. Try again.");
  }
}

thread.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.classList.contains("contact")) {
    accept(event.target, event.submitter.value);
  } else {
    ask(event.submitter.value);
  }
});

thread.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-do]");
  const article = button?.closest(".exchange");
  if (button?.dataset.do === "retry" && !answering) {
    document.getElementById("message").focus();
    // Only the last answer is replaced: the transcript grows at its end.
    ask(article.querySelector(".question").textContent, article === thread.lastElementChild ? article : null);
  } else if (button?.dataset.do === "copy") {
    const copied = await copy(plainText(article));
    if (copied) {
      confirmOn(button, "Copied");
      note("Copied with its sources");
    } else {
      getSelection().selectAllChildren(article.querySelector(".prose"));
      confirmOn(button, "Selected: copy it from the menu");
      note("The browser does not allow copying. The answer is selected instead.");
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && answering && !document.querySelector(":popover-open")) {
    answering.abort();
  }
});

document.documentElement.classList.add("scripted");
tieSources(thread);
if (!form.elements.message.disabled) {
  thread.querySelectorAll(".exchange").forEach(addActions);
}
