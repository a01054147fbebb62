import { events } from "./sse.js";

/** The server said no, with words for the visitor. */
export class Refusal extends Error {
  constructor(problem, retryAfter) {
    super(problem.detail || problem.title || "That did not work. Please try again.");
    this.retryAfterSeconds = Number(problem.retry_after ?? retryAfter) || 0;
    this.retryable = !this.retryAfterSeconds && (problem.status ?? 500) >= 500;
  }
}

async function post(path, accept, body, signal) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: accept },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refusal({ status: response.status, ...problem }, response.headers.get("Retry-After"));
  }
  return response;
}

const chat = (slug) => `/api/profiles/${encodeURIComponent(slug)}/chat`;

/** Passes an address on that was typed in the conversation; throws a Refusal when the server declines. */
export async function passOn(slug, sessionId, email) {
  await post(`${chat(slug)}/contact`, "application/json", { session_id: sessionId, email });
}

/** One question to one twin: yields what the server streams, and throws a Refusal when it declines. */
export async function* turn(slug, question, sessionId, signal) {
  const body = { message: question, ...(sessionId && { session_id: sessionId }) };
  const response = await post(chat(slug), "text/event-stream", body, signal);
  for await (const { event, data } of events(response)) {
    const value = JSON.parse(data);
    if (event === "error") {
      throw new Refusal(value);
    }
    yield { event, value };
  }
}
