/** After the stream breaks for good, how soon to ask the page itself. */
const LOOK_AGAIN_MS = 2000;

/** Follows the indexing run shown on the page, if there is one and nothing follows it yet. */
export function progressFollower(onEnd) {
  let source = null;

  return () => {
    const run = document.getElementById("run");
    if (!run || source) {
      return;
    }
    source = new EventSource(run.dataset.progress);
    const stop = () => {
      source.close();
      source = null;
    };
    source.addEventListener("progress", ({ data }) => {
      const { label, percent } = JSON.parse(data);
      const now = document.getElementById("run");
      if (now) {
        now.querySelector("#run-label").textContent = label;
        now.querySelector("progress").value = percent;
      }
    });
    source.addEventListener("done", ({ data }) => {
      stop();
      onEnd(JSON.parse(data).message);
    });
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) {
        stop();
        setTimeout(onEnd, LOOK_AGAIN_MS, "");
      }
    });
  };
}
