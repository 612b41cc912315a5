// data-behaviour="copy": a button that copies what stands in [data-copied] of the same <details>.
// The button is hidden without JavaScript. Safe to start twice.

function start(root) {
  for (const button of root.querySelectorAll('[data-behaviour="copy"]')) {
    if (button.dataset.started || !navigator.clipboard) continue;
    button.dataset.started = "yes";
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const text = button.closest("details").querySelector("[data-copied]").textContent;
      await navigator.clipboard.writeText(text.trim());
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.target));
