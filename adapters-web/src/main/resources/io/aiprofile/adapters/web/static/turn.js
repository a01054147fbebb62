import { events } from "./sse.js";

/** The server said no, with words for the visitor. */
export class Refusal extends Error {
  constructor(problem, retryAfter) {
    super(problem.detail || problem.title || "That did not work. Please try again.");
    this.retryAfterSeconds = Number(problem.retry_after ?? retryAfter) || 0;
    this.retryable = !this.retryAfterSeconds && (problem.status ?? 500) >= 500;
  }
}

/** One question to one twin: yields what the server streams, and throws a Refusal when it declines. */
export async function* turn(slug, question, sessionId, signal) {
  const response = await fetch(`/api/profiles/${encodeURIComponent(slug)}/chat`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ message: question, ...(sessionId && { session_id: sessionId }) }),
    signal,
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refusal({ status: response.status, ...problem }, response.headers.get("Retry-After"));
  }
  for await (const { event, data } of events(response)) {
    const value = JSON.parse(data);
    if (event === "error") {
      throw new Refusal(value);
    }
    yield { event, value };
  }
}
