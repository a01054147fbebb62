/** Ties markers to their sources: light both on hover and focus, open on click, return with Escape. */
export function tieSources(thread) {
  let cameFrom = null;

  thread.addEventListener("click", (event) => {
    const mark = event.target.closest("a.mark");
    const source = mark && document.getElementById(mark.hash.slice(1));
    if (source) {
      event.preventDefault();
      cameFrom = mark;
      source.closest("details").open = true;
      source.focus();
    }
  });

  thread.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && cameFrom?.isConnected && event.target.closest(".source")) {
      // Escape also stops an answer; here it only goes back.
      event.stopPropagation();
      cameFrom.focus();
    }
  });

  const light = (event) => {
    thread.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    const one = event.target.closest("a.mark, .source");
    if (!one || event.type === "pointerleave") {
      return;
    }
    const marker = one.dataset.marker ?? one.textContent;
    const exchange = one.closest(".exchange");
    exchange.querySelector(`.source[data-marker="${marker}"]`)?.classList.add("lit");
    for (const mark of exchange.querySelectorAll("a.mark")) {
      if (mark.textContent === marker) {
        mark.classList.add("lit");
        mark.closest(".sentence").classList.add("lit");
      }
    }
  };
  for (const type of ["pointerover", "pointerleave", "focusin"]) {
    thread.addEventListener(type, light);
  }
}
