/** How far from the end still counts as reading the end. */
const SLACK_PX = 48;

/** Keeps the end in view while an answer grows, unless the visitor has scrolled away to read. */
export function followEnd(thread, jump) {
  const page = document.documentElement;
  const atEnd = () => page.scrollHeight - page.clientHeight - window.scrollY <= SLACK_PX;
  const toEnd = () => window.scrollTo({ top: page.scrollHeight, behavior: "instant" });
  let growing = false;
  let following = false;
  let lastY = window.scrollY;

  addEventListener("scroll", () => {
    // The event comes a frame late: by then the answer may have grown below the end that was reached.
    const up = window.scrollY < lastY;
    lastY = window.scrollY;
    following = atEnd() || (following && !up);
    jump.hidden = following || !growing;
  }, { passive: true });
  jump.addEventListener("click", () => {
    following = true;
    jump.hidden = true;
    toEnd();
  });
  new ResizeObserver(() => {
    if (growing && following) {
      toEnd();
    } else if (growing) {
      jump.hidden = false;
    }
  }).observe(thread);

  return {
    begin() {
      growing = true;
      following = true;
      toEnd();
    },
    end() {
      // After the observer has seen the last change.
      requestAnimationFrame(() => requestAnimationFrame(() => (growing = false)));
    },
  };
}
