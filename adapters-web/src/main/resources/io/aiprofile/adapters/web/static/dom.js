/** An element with properties and children. Strings become text, so nothing here can turn into markup. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}

/** Whether the text reached the clipboard; browsers refuse on plain HTTP and without permission. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Says on the button itself that its work is done, then gives it its name back. */
export function confirmOn(button, words) {
  const name = (button.dataset.name ??= button.textContent);
  button.textContent = words;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => (button.textContent = name), 2000);
}
